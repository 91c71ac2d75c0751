import { isFurther, latticeOf, type Reach, reachOf } from '#pipeline/rules/reach';
import { mentionTree } from '#pipeline/run/derive/mention-tree';
import { mentionsAt, overlaps, type Walk } from '#pipeline/run/derive/walk';
import { nearest, reachText } from '#pipeline/run/near-misses';
import { reachLine } from '#pipeline/view/reach-line';
import type { Tree } from '#pipeline/view/tree';
import type { Sentence, Span } from '#schemas/document';

/** Places of a text that are looked at; near misses and lost matches that are shown for each. */
const [MOST_PLACES, MOST_SHOWN] = [3, 8];

/** Every place where words stand in the article, with what was found there and what was not. */
export function whyNot(walk: Walk, words: string): readonly Tree[] {
  const { text } = walk.record.article;
  const places: Span[] = [];
  for (let at = indexOf(text, words, 0); at >= 0 && places.length < MOST_PLACES; at = indexOf(text, words, at + 1))
    places.push({ start: at, end: at + words.length });
  return places.map((place) => placeTree(walk, place));
}

/** As written; where that does not occur, in any case. */
function indexOf(text: string, words: string, from: number): number {
  if (words === '') return -1;
  return text.includes(words) ? text.indexOf(words, from) : text.toLowerCase().indexOf(words.toLowerCase(), from);
}

/** What stands at a place: the finds that cover it, the rules that matched and lost, those that came near. */
export function placeTree(walk: Walk, place: Span): Tree {
  const { document, record } = walk;
  const head = `“${record.article.text.slice(place.start, place.end)}” @${place.start}`;
  const segment = record.article.segments.find(({ start, end }) => start <= place.start && place.start < end);
  if (segment && segment.reason !== null)
    return { head, because: [{ head: `stands in a ${segment.role}, which yields no facts`, note: segment.reason }] };
  const sentence = document.sentences.find((one) => overlaps(document.origin(one), place));
  if (!sentence) return { head, because: [{ head: 'stands in no sentence that is read' }] };
  const found = mentionsAt(walk, place);
  const { lost, near } = attempts(walk, sentence, place);
  return {
    head,
    because: [
      found.length
        ? { head: 'found there', because: found.map((mention) => mentionTree(walk, mention)) }
        : { head: 'nothing is found there' },
      ...usesOf(walk, place),
      ...(lost.length ? [{ head: 'matched there, and lost', because: lost }] : []),
      ...(near.length ? [{ head: 'came near', because: near }] : []),
    ],
  };
}

/** What became of the amounts and days there. */
function usesOf({ record }: Walk, place: Span): readonly Tree[] {
  return [...record.money, ...record.dates]
    .filter((one) => overlaps(one, place))
    .map(({ id, use }) => {
      if ('reason' in use)
        return { head: `${id} is in no agreement: ${use.reason}`, note: `--mention ${id} tells more` };
      const uses = Array.isArray(use) ? use : [use];
      return { head: `${id} is ${uses.map(({ role, agreement }) => `${role} of ${agreement}`).join(', ')}` };
    });
}

function attempts(
  walk: Walk,
  sentence: Sentence,
  place: Span,
): { readonly lost: readonly Tree[]; readonly near: readonly Tree[] } {
  const { document, engine, mentions } = walk;
  const lattice = latticeOf(document, engine, mentions);
  const spanOf = ({ first, last }: Reach) =>
    document.origin({
      start: document.tokens.start[first] as number,
      end: document.tokens.end[Math.max(first, last - 1)] as number,
    });
  const reaches = engine.kinds.flatMap(({ kind, rules }) =>
    rules.flatMap((rule) => reachOf(rule, lattice, sentence, engine).map((reach) => ({ kind, reach }))),
  );
  const here = reaches.filter(({ reach }) => overlaps(spanOf(reach), place));
  const matched = here.filter(({ reach }) => reach.wanted.length === 0);
  const lost = matched.flatMap(({ kind, reach }) => {
    const covering = (mentions.get(kind) ?? []).filter(({ first, last }) => first < reach.last && reach.first < last);
    if (covering.some(({ rule }) => rule === reach.rule.id)) return [];
    const { matched: words } = reachText(reach, document);
    const [winner] = covering;
    const why = winner ? `lost to ${winner.rule}, which is longer or more exact` : `refused by the code of ${kind}`;
    return [{ head: `${reach.rule.id} on “${words}”: ${why}`, note: reach.rule.says }];
  });
  const done = new Set(matched.map(({ reach }) => reach.rule.id));
  const failed = here.map(({ reach }) => reach).filter(({ rule, wanted }) => wanted.length > 0 && !done.has(rule.id));
  const near = nearest(failed, MOST_SHOWN)
    .toSorted((a, b) => (isFurther(a, b) ? -1 : 1))
    .map((reach) => ({ head: reachLine(reachText(reach, document)), note: reach.rule.says }));
  return { lost: lost.slice(0, MOST_SHOWN), near };
}
