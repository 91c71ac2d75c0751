import type { Engine } from '#pipeline/rules/engine';
import { isFurther, latticeOf, type Reach, reachOf } from '#pipeline/rules/reach';
import { find } from '#pipeline/stages/find';
import { documentOf } from '#pipeline/stages/find-in-text';
import type { ReachText } from '#pipeline/view/reach-line';
import type { Document } from '#schemas/document';
import type { Case, Extractor } from '#schemas/extractor';

/** So many near misses help; more only fill the screen. */
const SHOWN = 3;
/** Share of a rule's elements that must match for it to be near. */
const NEAR = 0.34;

/** The rules of an extractor that came nearest to a match in a case, where they did not match. */
export function nearMisses({ text, published }: Case, extractor: Extractor, engine: Engine): readonly ReachText[] {
  const plain = text.replaceAll(/\[\[|\]\]/g, '');
  const document = documentOf(plain, published ?? null, engine);
  const lattice = latticeOf(document, engine, find(document, engine).mentions);
  const ids = new Set(extractor.rules.map(({ id }) => `${extractor.kind}/${id}`));
  const rules = engine.kinds.flatMap((kind) => kind.rules.filter(({ id }) => ids.has(id)));
  const reaches = rules.flatMap((rule) =>
    document.sentences.flatMap((sentence) => reachOf(rule, lattice, sentence, engine)),
  );
  const near = nearest(reaches, SHOWN);
  const shown = near.length > 0 ? near : reaches.filter(({ wanted }) => wanted.length > 0).slice(0, SHOWN);
  return shown.map((reach) => reachText(reach, document));
}

/** The nearest failures, one a rule, best first; `least` is the share of a rule's elements that must match. */
export function nearest(reaches: readonly Reach[], count: number, least = NEAR): readonly Reach[] {
  const near = reaches.filter(
    ({ wanted, matched, missing }) => wanted.length > 0 && matched > 0 && matched / (matched + missing) >= least,
  );
  const best = new Map<string, Reach>();
  for (const reach of near) {
    const known = best.get(reach.rule.id);
    if (!known || isFurther(reach, known)) best.set(reach.rule.id, reach);
  }
  return [...best.values()].sort((a, b) => (isFurther(a, b) ? -1 : isFurther(b, a) ? 1 : 0)).slice(0, count);
}

export function reachText({ rule, first, last, wanted }: Reach, document: Document): ReachText {
  const { text, tokens, sentences } = document;
  const sentence = sentences.find((one) => one.first <= first && first < one.last);
  const isEnd = sentence === undefined || last >= sentence.last;
  return {
    rule: rule.id,
    says: rule.says,
    matched: last > first ? text.slice(tokens.start[first], tokens.end[last - 1]) : '',
    stopped: isEnd ? null : text.slice(tokens.start[last], tokens.end[last]),
    wanted,
  };
}
