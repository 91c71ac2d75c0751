import type { Clusters } from '#pipeline/link/cluster';
import { type Draft, newsByStory } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { type AgreementMention, clauseAt, hasWord, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import type { Stories } from '#pipeline/link/stories';

/** The drafts that a place in the text speaks of. */
export type Focus = {
  readonly at: (shot: Shot, token: number) => readonly Draft[];
  /** The drafts that an agreement noun speaks of. */
  readonly of: (mention: AgreementMention) => readonly Draft[];
  /** Whether its sentence names an agreement, so that the place does not only inherit the draft from before. */
  readonly isNamed: (shot: Shot) => boolean;
};

/** Tokens from the head of a sentence within which its subject stands. */
const SUBJECT = 8;
/** A noun in another clause counts as this many tokens further off. */
const OTHER_CLAUSE = 12;
const PRONOUNS = new Set(['it', 'they', 'this', 'these', 'both']);
const LATER_CLAUSE = 20;
/** Further off than this, a noun of the sentence gives way to what the text spoke of before. */
const TOO_FAR = 28;

/**
 * Follows what the text speaks of: the agreement noun nearest in the clause, else the draft spoken of last in the
 * paragraph, else the story's main one.
 */
export function focusOf(scene: Scene, { drafts, of }: Clusters, stories: Stories): Focus {
  const before: (readonly Draft[])[] = [];
  const anchors = new Set(drafts.flatMap((draft) => [...draft.anchors]));
  const anchoredAt = draftsByAnchor(drafts);
  const news = newsByStory(drafts);
  const isPaired = drafts.filter(({ main, pair }) => main && pair.size === 1).length > 1;
  const partners = isPaired ? draftsByPartner(drafts) : null;
  let current: readonly Draft[] = [];
  let segment = -1;
  for (const [index, shot] of scene.shots.entries()) {
    // In a digest every sentence of an award speaks of the award itself unless it names another.
    if (shot.sentence.segment !== segment || stories.isDigest) {
      segment = shot.sentence.segment;
      const mains = news.get(stories.of[index] as number) ?? [];
      current = [mains.find(({ umbrella }) => !umbrella) ?? mains[0]].filter((draft) => draft !== undefined);
    }
    const named = anchoredAt.get(shot.sentence.index) ?? [];
    const anchored = partners === null ? named : withNamedPartners(scene, shot, partners, named);
    if (anchored.length > 0) current = anchored;
    before[shot.sentence.index] = current;
    const topic = topicOf(shot, of);
    if (topic.length > 0) current = topic;
  }
  return {
    at: (shot, token) =>
      nearestNamed(shot, token, of, (before[shot.sentence.index] ?? []).length > 0) ??
      before[shot.sentence.index] ??
      [],
    of: (mention) => of.get(mention) ?? [],
    isNamed: (shot) =>
      anchors.has(shot.sentence.index) || shot.agreements.some((mention) => (of.get(mention) ?? []).length > 0),
  };
}

/** The drafts that a sentence anchors, in their order, by the sentence. */
function draftsByAnchor(drafts: readonly Draft[]): ReadonlyMap<number, readonly Draft[]> {
  const anchored = new Map<number, Draft[]>();
  for (const draft of drafts) {
    for (const sentence of draft.anchors) {
      const list = anchored.get(sentence);
      if (list) list.push(draft);
      else anchored.set(sentence, [draft]);
    }
  }
  return anchored;
}

/** The drafts that have but one partner, by that partner. */
function draftsByPartner(drafts: readonly Draft[]): ReadonlyMap<Entity, readonly Draft[]> {
  const byPartner = new Map<Entity, Draft[]>();
  for (const draft of drafts) {
    const [partner] = draft.pair.size === 1 ? draft.pair : [];
    const list = partner && byPartner.get(partner);
    if (list) list.push(draft);
    else if (partner) byPartner.set(partner, [draft]);
  }
  return byPartner;
}

/** “Warsaw will provide …”: with those of several drafts that differ by their partner, where a sentence without agreement names it. */
function withNamedPartners(
  { entities }: Scene,
  shot: Shot,
  partners: ReadonlyMap<Entity, readonly Draft[]>,
  named: readonly Draft[],
): readonly Draft[] {
  if (shot.agreements.length > 0 || shot.parties.length === 0) return named;
  const found = new Set(named);
  for (const party of shot.parties)
    for (const entity of entities.of(party)) for (const draft of partners.get(entity) ?? []) found.add(draft);
  return [...found].sort((a, b) => a.index - b.index);
}

/** What the next sentence goes on about: the agreement that stands as subject, at the head of the sentence. */
function topicOf(shot: Shot, of: Clusters['of']): readonly Draft[] {
  const first = shot.agreements.find((mention) => (of.get(mention) ?? []).length > 0);
  return first && first.first - shot.sentence.first <= SUBJECT ? (of.get(first) ?? []) : [];
}

/** Instruments that stand under another. */
const BELOW: ReadonlySet<string> = new Set(['order', 'modification', 'option']);

/** “call-up 3 against standing offer 21-004, $1.1 million”: what goes on behind the comma is not about what it is under. */
function isPassed(shot: Shot, mention: AgreementMention, token: number): boolean {
  const before = shot.agreements[shot.agreements.indexOf(mention) - 1];
  if (!before || !BELOW.has(before.value.instrument ?? 'deal') || mention.first - before.last > BELOW_REACH)
    return false;
  return UNDER.has(wordAt(shot, mention.first - 1)) && hasWord(shot, mention.last, token, COMMA);
}

const BELOW_REACH = 5;
const UNDER = new Set(['under', 'against', 'to']);
const COMMA = new Set([',']);

function nearestNamed(shot: Shot, token: number, of: Clusters['of'], hasBefore: boolean): readonly Draft[] | null {
  let best: readonly Draft[] | null = null;
  let least = hasBefore ? TOO_FAR : Number.POSITIVE_INFINITY;
  const clause = clauseAt(shot, token);
  for (const mention of shot.agreements) {
    const drafts = of.get(mention) ?? [];
    if (drafts.length === 0) continue;
    const isAhead = mention.first > token;
    const gap = isAhead ? mention.first - token : token - mention.last;
    const isOther = clauseAt(shot, mention.first) !== clause || (isAhead && PRONOUNS.has(shot.words[0] ?? ''));
    const cost =
      gap +
      (isOther ? (isAhead ? LATER_CLAUSE : OTHER_CLAUSE) : 0) +
      (isPassed(shot, mention, token) ? LATER_CLAUSE : 0);
    if (cost < least) {
      least = cost;
      best = drafts;
    }
  }
  return best;
}
