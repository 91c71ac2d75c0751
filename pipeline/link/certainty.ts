import type { VerbGroup } from '#pipeline/link/qualifier';
import { clauseAt, type EventMention, hasWord, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import type { Modality } from '#schemas/vocabulary';

/** What stands in a clause after these has not happened yet. */
const AWAITED = new Set(['until', 'unless', 'if', 'once', 'whether']);
/** “Deliveries will take place”: the verb of an event told by a noun stands within so many tokens. */
const NOUN_VERB = 4;
const FUTURE = new Set('will would should could may might shall due expected planned scheduled'.split(' '));
/** What colours a noun in the clause does not undo a finite verb in the past: “was terminated at their request”. */
const COLOURS: ReadonlySet<Modality> = new Set<Modality>(['demanded', 'offered', 'estimated']);

export type Certainty = { readonly modality: Modality; readonly negated: boolean };

/** How surely an event is said to have happened: a verb by its group, a noun by the cues around it. */
export function certaintyOf({ qualifier }: Scene, shot: Shot, event: EventMention, group: VerbGroup): Certainty {
  if (event.value.voice === 'verb') return certaintyOfVerb(shot, event, group);
  const { modality } = qualifier.modalityOf(event);
  const isToCome = modality === 'asserted' && hasWord(shot, event.last, event.last + NOUN_VERB, FUTURE);
  return isToCome ? { modality: 'planned', negated: false } : { modality, negated: modality === 'denied' };
}

function certaintyOfVerb(shot: Shot, event: EventMention, { modality, negated, tense }: VerbGroup): Certainty {
  const opener = clauseOpener(shot, event.first);
  const isAwaited =
    AWAITED.has(opener) ||
    (tense !== 'past' && (opener === 'before' || isBefore(shot, event.first))) ||
    isPrescribed(shot, event) ||
    wordAt(shot, event.first - 1) === 'be';
  if (modality === 'asserted' && isAwaited) return { modality: 'planned', negated };
  const isPast = tense === 'past' && event.last - event.first === 1;
  return { modality: isPast && COLOURS.has(modality) ? 'asserted' : modality, negated };
}

/** “No payment falls due before the convention has entered into force”. */
function isBefore(shot: Shot, token: number): boolean {
  for (let at = token - 1; at >= Math.max(shot.sentence.first, token - SUBJECT); at--) {
    if (wordAt(shot, at) === ',') return false;
    if (wordAt(shot, at) === 'before' || wordAt(shot, at) === 'until') return true;
  }
  return false;
}

/** “The treaty enters into force 30 days after …”: the present tense lays down what is to be, unless it is of today. */
function isPrescribed(shot: Shot, { rule, first, last }: EventMention): boolean {
  if (rule !== 'event/enter-force' || !/^(enters|takes|comes|goes)$/.test(wordAt(shot, first))) return false;
  return !hasWord(shot, first - 2, last + 2, TODAY);
}

const SUBJECT = 6;
const TODAY = new Set(['today', 'now', 'immediately', 'thus']);

/** The word that opens the clause of a token. */
function clauseOpener(shot: Shot, token: number): string {
  const clause = clauseAt(shot, token);
  let at = token;
  while (at > shot.sentence.first && clauseAt(shot, at - 1) === clause) at--;
  return wordAt(shot, at);
}
