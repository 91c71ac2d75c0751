import { firstFrom } from '#pipeline/language/in-order';
import type { Target, VerbGroup } from '#pipeline/link/qualifier';
import { type Chain, chainAt } from '#pipeline/link/qualify/auxiliaries';
import { type Cue, type Cues, cueOver, FARTHEST } from '#pipeline/link/qualify/cues';
import { distance, hasPast } from '#pipeline/link/qualify/scope';
import { contracted, MODALS } from '#pipeline/link/qualify/verb-words';
import type { Modality } from '#schemas/vocabulary';

export type Judged = { readonly modality: Modality; readonly cue: Cue | null };

const ASSERTED: Judged = { modality: 'asserted', cue: null };
/** Cues of cues of cues: deeper nesting is not read. */
const DEEPEST = 5;

/** Nouns whose infinitive is a term of what was agreed ("a deal to buy", "the agreement to extend"). */
const AGREED = new Set(
  'deal deals contract contracts agreement agreements accord pact treaty order orders memorandum mou arrangement protocol decision contract'.split(
    ' ',
  ),
);

/** Modality of a span by the cues whose reach covers it: a verb's own group first, else the nearest cue. */
export function modalityOf(
  cues: Cues,
  { first, last }: Pick<Target, 'first' | 'last'>,
  isAmount = false,
  depth = 0,
): Judged {
  if (depth > DEEPEST) return ASSERTED;
  const reached = reaching(cues, first, last, ({ value, first: from, last: to }) => {
    const isItself = value.category === 'asserted' && from <= first && last <= to;
    return !isItself && !(isAmount && value.events);
  });
  const falsified = reached.find(({ cue }) => isVerdict(cue));
  if (falsified) return { modality: 'denied', cue: falsified.cue };
  const conditional = reached.find(({ cue }) => isCondition(cue) && !isOver(cues, cue, last));
  const isSpared = reached.some(({ cue }) => ASKED.has(cue.value.category)) || (isAmount && isAttribute(cues, last));
  for (const { cue } of reached) {
    if (isCondition(cue) || (isSpared && isRefusal(cue))) continue;
    const judged = evaluate(cues, cue, depth);
    if (judged === null) continue;
    return conditional && hangsOn(judged) ? { modality: 'conditional', cue: conditional.cue } : judged;
  }
  return conditional ? { modality: 'conditional', cue: conditional.cue } : ASSERTED;
}

/** "Refused the $5 billion that Washington demanded": the demand was made all the same. */
const isRefusal = ({ value }: Cue): boolean => value.category === 'denied' && value.governs === 'noun';
const ASKED: ReadonlySet<string> = new Set(['demanded', 'offered']);

/** Whether an amount describes the noun after it ("a $5 billion plan"), so that what befalls that leaves it as it is. */
function isAttribute({ words }: Cues, last: number): boolean {
  const word = words.at(last);
  return word.length > 2 && word >= 'a' && !words.isCapital(last) && !FUNCTION_WORDS.has(word);
}
const FUNCTION_WORDS = new Set(
  'and but for from with that which who the this over under per each into than annually yearly monthly until after before because while when after was were are has had have will would could may might must about last next'.split(
    ' ',
  ),
);

/** Whether what stands before a condition is told as past, which no condition can undo. */
const isOver = (cues: Cues, cue: Cue, last: number): boolean => cue.first >= last && hasPast(cues, last, cue.first);

type Reached = { readonly cue: Cue; readonly gap: number };

function reaching(cues: Cues, first: number, last: number, fits: (cue: Cue) => boolean): Reached[] {
  const found: Reached[] = [];
  for (let i = firstFrom(cues.modal, first - FARTHEST); i < cues.modal.length; i++) {
    const cue = cues.modal[i] as Cue;
    if (cue.first > last + FARTHEST) break;
    if (!fits(cue)) continue;
    const gap = distance(cues, cue, first, last);
    if (gap !== null) found.push({ cue, gap });
  }
  return found.sort((a, b) => a.gap - b.gap || a.cue.first - b.cue.first);
}

/** "… is wide of the mark": said of all that stands before it. */
const isVerdict = ({ value }: Cue): boolean => value.category === 'denied' && value.direction === 'backward';
const isCondition = ({ value }: Cue): boolean =>
  value.category === 'conditional' && value.direction === 'both' && value.governs === 'clause';
/** What a condition elsewhere in the sentence makes conditional: what is to come, not what is done. */
const hangsOn = ({ modality }: Judged): boolean =>
  modality === 'planned' || modality === 'conditional' || modality === 'estimated';

/** What a cue says of what it reaches, its own tense and negation counted; null where it says nothing. */
function evaluate(cues: Cues, cue: Cue, depth: number): Judged | null {
  const category = cue.value.category as Modality;
  if (!cue.value.verb) return category === 'asserted' ? ASSERTED : { modality: category, cue };
  const group = verbGroupAt(cues, cue.first, depth + 1);
  if (category === 'asserted') return { modality: group.modality, cue: group.cue as Cue | null };
  const isDenied = group.negated || group.modality === 'denied';
  if (category === 'denied') return isDenied ? null : { modality: 'denied', cue };
  return isDenied ? { modality: 'denied', cue: (group.cue as Cue | null) ?? cue } : { modality: category, cue };
}

/** Tense, aspect, negation and modality of the verb at a token. */
export function verbGroupAt(cues: Cues, at: number, depth = 0): VerbGroup {
  const key = at * (DEEPEST + 2) + depth;
  const known = cues.groups.get(key);
  if (known) return known;
  const chain = chainAt(cues.words, at);
  const judged = depth > DEEPEST ? ASSERTED : judge(cues, chain, depth);
  const { start, passive, tense } = chain;
  const isNegated = chain.negation >= 0 || judged.modality === 'denied';
  const group = { start, passive, tense, negated: isNegated, ...judged };
  cues.groups.set(key, group);
  return group;
}

function judge(cues: Cues, chain: Chain, depth: number): Judged {
  const own = ownModality(cues, chain);
  if (own !== null && own.modality !== 'planned') return own;
  if (own !== null || chain.to < 0) return clauseModality(cues, chain, own, depth) ?? own ?? ASSERTED;
  const hanging = infinitive(cues, chain, depth) ?? ASSERTED;
  return hanging.modality === 'planned' ? (clauseModality(cues, chain, hanging, depth) ?? hanging) : hanging;
}

/** What the auxiliaries say; null where they say nothing but tense. */
function ownModality({ words, modal }: Cues, chain: Chain): Judged | null {
  const { negation, modal: auxiliary } = chain;
  const word = auxiliary < 0 ? '' : (contracted(words.at(auxiliary)) ?? words.at(auxiliary));
  const isMay = word === 'may' || word === 'might';
  if (negation >= 0 && !isMay) return { modality: 'denied', cue: cueOver(modal, negation) };
  const modality = MODALS.get(word);
  return modality === undefined ? null : { modality: inContext(modality, word, chain), cue: cueOver(modal, auxiliary) };
}

/** "would have expired" did not; "could have been signed" is open; "should be finished by May" is expected, not asked for. */
function inContext(modality: Modality, word: string, { perfect, passive }: Chain): Modality {
  if (perfect) return word === 'would' ? 'denied' : 'conditional';
  return passive && modality === 'demanded' ? 'planned' : modality;
}

/** An infinitive has the modality of what it hangs on: "failed to sign", "is to be signed", "a deal to buy". */
function infinitive(cues: Cues, { to, start }: Chain, depth: number): Judged | null {
  const verdict = reaching(cues, start, to + 1, isVerdict)[0];
  if (verdict) return { modality: 'denied', cue: verdict.cue };
  const governor = cueOver(cues.modal, to) ?? cueOver(cues.modal, start) ?? cueOver(cues.modal, start - 1);
  if (governor) {
    const judged = evaluate(cues, governor, depth);
    if (judged !== null) return judged;
    return ASSERTED;
  }
  if (AGREED.has(cues.words.at(start - 1))) return ASSERTED;
  const covering = modalityOf(cues, { first: to, last: to + 1 }, false, depth + 1);
  return covering.modality === 'asserted' ? { modality: 'planned', cue: null } : covering;
}

/** What the clause around says of a verb that says nothing itself, or only that it is to come. */
function clauseModality(cues: Cues, chain: Chain, own: Judged | null, depth: number): Judged | null {
  const { head, start, finite, form } = chain;
  const isLoose = !finite || (form === 'base' && start === head);
  const asked = { start, head, isLoose, isClaimed: isClaimed(cues, start) };
  for (const { cue } of reaching(cues, start, head + 1, (one) => governsVerb(cues, one, asked))) {
    if (isCondition(cue)) return makesConditional(cues, chain, own, cue) ? { modality: 'conditional', cue } : own;
    if (own !== null && cue.value.category !== 'denied') continue;
    const judged = evaluate(cues, cue, depth);
    if (judged !== null) return judged;
  }
  return own ?? afterTime(cues, chain);
}

/** A condition holds of the verb that it opens, and of a main verb that is not over and done. */
function makesConditional(cues: Cues, { start, tense }: Chain, own: Judged | null, cue: Cue): boolean {
  return own !== null || tense !== 'past' || (cue.last <= start && !hasComma(cues, cue.last, start));
}

type Asked = Pick<Chain, 'start' | 'head'> & { readonly isLoose: boolean; readonly isClaimed: boolean };

function governsVerb(cues: Cues, cue: Cue, { isLoose, isClaimed, start, head }: Asked): boolean {
  if (cue.first < head + 1 && cue.last > start) return false;
  if (isVerdict(cue)) return isClaimed;
  if (cue.value.governs === 'clause') return cue.value.category !== 'denied' || !hasOpener(cues, cue.last, start);
  if (cue.value.category === 'asserted' && hasComma(cues, cue.last, start)) return false;
  return isLoose && cue.value.governs !== 'noun' && cue.value.direction !== 'backward' && cue.first < start;
}

/** Whether a verb stands in what is only claimed: "reports that it had signed …". */
function isClaimed({ words }: Cues, start: number): boolean {
  for (let i = start - 1; i >= start - 6; i--) if (words.at(i) === 'that') return true;
  return false;
}

/** "Once both parliaments ratify it", "after they have signed": a verb of the present after a word of time is still to come. */
function afterTime(cues: Cues, { start, head, tense }: Chain): Judged | null {
  const isPerfect = head > start && /^(has|have)$/.test(cues.words.at(start));
  if (tense !== 'present' && !isPerfect) return null;
  const time = cues.times[firstFrom(cues.times, start) - 1];
  if (
    !time ||
    time.last > start ||
    start - time.last > FARTHEST ||
    hasComma(cues, time.last, start) ||
    (isPerfect && !opensItsClause(cues, time, start)) ||
    hasPast(cues, time.last, start)
  )
    return null;
  return { modality: 'planned', cue: time };
}

/** “After they have signed”, “once Paris has”: a pronoun or short name follows; “after the invasion Poland has” is a phrase before the clause. */
function opensItsClause({ words }: Cues, time: Cue, start: number): boolean {
  return words.at(time.first) === 'once' || (words.at(time.first) !== 'since' && start - time.last <= 1);
}

/** “wrong that Norway overpaid when it signed …”, “reports that the contract which it won is late”: what stands further in is told as a fact. */
function hasOpener({ words }: Cues, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (/^(when|which|who|after|before)$/.test(words.at(i))) return true;
  return false;
}

function hasComma({ words }: Cues, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (words.at(i) === ',') return true;
  return false;
}
