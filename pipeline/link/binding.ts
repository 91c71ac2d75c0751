import { type AgreementMention, clauseAt, type EventMention, type Shot, wordAt } from '#pipeline/link/scene';

/** How an event takes an agreement noun: as its object, its subject, or not at all. */
export type Binding = { readonly mention: AgreementMention; readonly as: 'subject' | 'object' } | null;

/** Tokens between an event and the noun that it takes. */
const REACH = 12;
/** Events that happen to an agreement by themselves: their subject is the agreement. */
const OWN_MOTION = new Set(['expire', 'enter-force', 'in-force', 'stall', 'lasts', 'dating-from', 'last']);
const JOINS = new Set(['and', 'or', 'but']);
/** Tokens between a noun and its relative pronoun. */
const RELATIVE_REACH = 7;
const DETERMINERS = new Set('a an the this that these its their his her any no'.split(' '));
const RELATIVE = new Set(['which', 'that', 'who']);

/** The agreement noun of an event's own clause: the object of an active verb, the subject of a passive one or of “expire”. */
export function bindEvent(shot: Shot, event: EventMention, isPassive: boolean): Binding {
  const inside = shot.agreements.find(({ first, last }) => first >= event.first && last <= event.last);
  if (inside) return { mention: inside, as: 'object' };
  const subject = subjectOf(shot, event);
  const object = objectOf(shot, event);
  const prefersSubject = isPassive || OWN_MOTION.has(event.rule.slice(event.rule.indexOf('/') + 1));
  if (prefersSubject && subject) return { mention: subject, as: 'subject' };
  if (object) return { mention: object, as: 'object' };
  // “which won the order, rejected the criticism”: the verb has an object of its own.
  if (!prefersSubject && DETERMINERS.has(wordAt(shot, event.last))) return null;
  return subject ? { mention: subject, as: 'subject' } : null;
}

function objectOf(shot: Shot, event: EventMention): AgreementMention | null {
  const clause = clauseAt(shot, event.last - 1);
  for (const mention of shot.agreements) {
    if (mention.first < event.last) continue;
    if (mention.first - event.last > REACH) return null;
    // A bracket or a quoted word may stand between.
    if (clauseAt(shot, mention.first) === clause || mention.first - event.last <= 6) return mention;
    return null;
  }
  return null;
}

function subjectOf(shot: Shot, event: EventMention): AgreementMention | null {
  const clause = clauseAt(shot, event.first);
  let found: AgreementMention | null = null;
  for (const mention of shot.agreements) {
    if (mention.last > event.first) break;
    const isNear = event.first - mention.last <= REACH * 2;
    if (isNear && (clauseAt(shot, mention.last - 1) === clause || startsRelative(shot, clause, mention)))
      found = mention;
  }
  return found;
}

function clauseStart(shot: Shot, clause: number): number {
  return shot.sentence.first + shot.clauses.indexOf(clause);
}

/** “the pact, which expired”: the relative clause begins right after the noun. */
function startsRelative(shot: Shot, clause: number, mention: AgreementMention): boolean {
  const from = clauseStart(shot, clause);
  for (let i = mention.last; i < mention.last + RELATIVE_REACH; i++) {
    if (!RELATIVE.has(wordAt(shot, i))) continue;
    // “…, which costs 26 million and was due to lapse”: a second predicate has the same subject.
    return clauseAt(shot, i) === clause || (from > i && JOINS.has(wordAt(shot, from)));
  }
  return false;
}
