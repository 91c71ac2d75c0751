import type { CompiledKind, Engine } from '#pipeline/rules/engine';
import { latticeOf, type Reach, reachOf } from '#pipeline/rules/reach';
import { nearest, reachText } from '#pipeline/run/near-misses';
import { find } from '#pipeline/stages/find';
import { documentOf } from '#pipeline/stages/find-in-text';
import type { ParseView } from '#pipeline/view/parse-view';
import type { Mention } from '#schemas/mention';

/** Near misses shown of all rules, and where all are asked for. */
const NEAR = 6;

type Asked = {
  /** The one rule that is asked about, or null. */
  readonly only: string | null;
  /** Rules of the analyst's own packs: their near misses come first. */
  readonly own: ReadonlySet<string>;
  readonly all: boolean;
};

/** Everything that the rules find in a text, which rules match without being kept, and which came near. */
export function parseText(text: string, published: string | null, engine: Engine, asked: Asked): ParseView {
  const document = documentOf(text, published, engine);
  const { mentions, warnings } = find(document, engine);
  const lattice = latticeOf(document, engine, mentions);
  const rules = engine.kinds.flatMap((kind) => kind.rules.map((rule) => ({ kind, rule })));
  const meant = asked.only === null ? rules : rules.filter(({ rule }) => rule.id === asked.only);
  const reaches = meant.flatMap(({ kind, rule }) =>
    document.sentences.flatMap((sentence) =>
      reachOf(rule, lattice, sentence, engine).map((reach) => ({ kind, reach })),
    ),
  );
  const matches = reaches.filter(({ reach }) => reach.wanted.length === 0);
  const matched = new Set(matches.map(({ reach }) => reach.rule.id));
  const failures = reaches
    .map(({ reach }) => reach)
    .filter(({ rule, wanted }) => wanted.length > 0 && !matched.has(rule.id));
  return {
    text,
    mentions: engine.kinds.map(({ kind }) => ({
      kind,
      found: (mentions.get(kind) ?? []).map(({ start, end, value, rule }) => ({
        quote: document.text.slice(start, end),
        value,
        rule,
      })),
    })),
    matches: matches.map(({ kind, reach }) => ({
      rule: reach.rule.id,
      says: reach.rule.says,
      quote: reachText(reach, document).matched,
      fate: fateOf(kind, reach, mentions.get(kind.kind) ?? []),
    })),
    nearMisses: chosen(failures, asked).map((reach) => reachText(reach, document)),
    warnings: warnings.map(({ message }) => message),
  };
}

/** Near misses of own rules first; of one rule alone whatever there is. */
function chosen(failures: readonly Reach[], { only, own, all }: Asked): readonly Reach[] {
  if (only !== null) return failures.slice(0, NEAR);
  const isOwn = ({ rule }: Reach): boolean => own.has(rule.id);
  // A single common word brings some built-in rule near in every sentence.
  const isNear = (reach: Reach): boolean => !isOwn(reach) && (all || reach.matched > 1);
  const count = all ? failures.length : NEAR;
  return [...nearest(failures.filter(isOwn), count, 0), ...nearest(failures.filter(isNear), count)].slice(0, count);
}

/** Whether a match was kept, and if not, why. */
function fateOf({ kind }: CompiledKind, { rule, first, last }: Reach, kept: readonly Mention[]): string {
  const covering = kept.filter((mention) => mention.first < last && first < mention.last);
  if (covering.some((mention) => mention.rule === rule.id)) return 'kept';
  const [winner] = covering;
  return winner ? `lost to ${winner.rule}, which is longer or more exact` : `refused by the code of ${kind}`;
}
