import type { Document, Sentence } from '#schemas/document';
import type { Refine } from '#schemas/extractor';
import type { Mention, MoneyValue, NumberValue } from '#schemas/mention';
import type { Basis } from '#schemas/vocabulary';
import { basisAround, boundAround, isSharePrice } from './around.js';
import { tieConversions } from './conversions.js';
import { type Draft, draftOf } from './draft.js';
import { ellipticalAmounts } from './elliptical.js';
import { inferCurrencies } from './infer.js';
import type { Knowledge } from './knowledge.js';
import { splitChange } from './split.js';
import { markSuspects } from './suspects.js';
import { wordAt } from './words.js';

/** Reads what the words around the amounts of an article say: currency, conversion, bound and basis. */
export function refineWith(knowledge: Knowledge): Refine<MoneyValue> {
  return (mentions, document, earlier) => {
    if (mentions.length === 0) return mentions;
    const drafts = mentions
      .flatMap((mention) => splitChange(knowledge, document, mention))
      .map((mention) => draftOf(knowledge, mention));
    tieConversions(knowledge, document, drafts);
    inferCurrencies(knowledge, document, drafts);
    const all = withElliptical(
      knowledge,
      document,
      drafts,
      (earlier.get('number') ?? []) as readonly Mention<NumberValue>[],
    );
    for (const draft of all) qualify(knowledge, document, draft);
    shareBases(document, all);
    markSuspects(knowledge, document, all);
    const indexes = new Map(all.map((draft, index) => [draft, index]));
    return all.map(({ mention, value, original }) => ({
      ...mention,
      value: { ...value, convertedFrom: original === null ? null : (indexes.get(original) ?? null) },
    }));
  };
}

/** The drafts with the elliptical amounts among them, in text order. */
function withElliptical(
  knowledge: Knowledge,
  document: Document,
  drafts: readonly Draft[],
  numbers: readonly Mention<NumberValue>[],
): readonly Draft[] {
  const filled = new Map(drafts.map((draft) => [draft, { ...draft.mention, value: draft.value }]));
  const known = drafts.map((draft) => ({
    mention: filled.get(draft) as Mention<MoneyValue>,
    model: filled.get(draft.original ?? draft) as Mention<MoneyValue>,
  }));
  const found = ellipticalAmounts(knowledge, document, numbers, known);
  if (found.length === 0) return drafts;
  const byParts = new Map(drafts.map((draft) => [draft.mention.parts, draft]));
  const added = found.map((mention): Draft => {
    const model = byParts.get(mention.parts) as Draft;
    return { mention, sign: model.sign, value: mention.value, original: null };
  });
  return [...drafts, ...added].sort((a, b) => a.mention.first - b.mention.first);
}

function qualify(knowledge: Knowledge, document: Document, draft: Draft): void {
  const { first, last } = draft.mention;
  const sentence = document.sentences[draft.mention.sentence] as Sentence;
  const bound = draft.value.low === null ? boundAround(knowledge, document, sentence, first, last) : null;
  const basis = basisAround(knowledge, document, sentence, first, last);
  const isPrice =
    basis === null && (draft.value.amount ?? 1e9) < 1e6 && isSharePrice(knowledge, document, sentence, first);
  draft.value = { ...draft.value, bound: bound ?? draft.value.bound, basis: basis ?? (isPrice ? 'per-unit' : 'total') };
}

/** Words between two amounts that compare like with like. */
const COMPARES = new Set('from to than double twice triple half with against'.split(' '));

/** A conversion has the bound and basis of its original; amounts that are compared have one basis. */
function shareBases(document: Document, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { original } = draft;
    if (original === null) continue;
    if (draft.value.bound === 'exact' && original.value.bound !== 'range')
      draft.value = { ...draft.value, bound: original.value.bound };
    const basis = original.value.basis === 'total' ? draft.value.basis : original.value.basis;
    draft.value = { ...draft.value, basis };
    original.value = { ...original.value, basis };
  }
  for (let index = 1; index < drafts.length; index++) {
    const draft = drafts[index] as Draft;
    const before = drafts[index - 1] as Draft;
    if (draft.original !== null || before.mention.sentence !== draft.mention.sentence) {
      if (isEllipticalAfter(before, draft)) inherit(draft, before.value.basis);
      continue;
    }
    const isChain = before.mention.rule === 'money/elliptical' && draft.mention.rule === 'money/elliptical';
    if (!isChain && !compares(document, before.mention.last, draft.mention.first)) continue;
    inherit(draft, before.value.basis);
    inherit(before, draft.value.basis);
  }
}

function isEllipticalAfter(before: Draft, draft: Draft): boolean {
  const distance = draft.mention.sentence - before.mention.sentence;
  return draft.mention.rule === 'money/elliptical' && (distance === 1 || distance === 2);
}

function inherit(draft: Draft, basis: Basis): void {
  if (draft.value.basis === 'total' && basis.startsWith('per-')) draft.value = { ...draft.value, basis };
}

function compares(document: Document, from: number, to: number): boolean {
  if (to - from > 14) return false;
  for (let at = from; at < to; at++) if (COMPARES.has(wordAt(document, at)) && at >= to - 4) return true;
  return false;
}
