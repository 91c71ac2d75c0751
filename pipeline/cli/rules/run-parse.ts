import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import type { ParseOptions } from '#pipeline/cli/rules/parse';
import { packsHere } from '#pipeline/cli/rules/which';
import { loadRules } from '#pipeline/io/rules';
import type { Engine } from '#pipeline/rules/engine';
import { didYouMean } from '#pipeline/rules/notation';
import { parseText } from '#pipeline/run/parse-text';
import { parseView } from '#pipeline/view/parse-view';

/** Runs `entente rules parse`; the answer is the exit code. */
export async function runParse(sentence: string, options: ParseOptions): Promise<number> {
  const rules = options.rules.length > 0 ? options.rules : packsHere();
  const { engine, packs } = await loadRules({ rules });
  const only = options.rule === undefined ? null : ruleIn(engine, options.rule);
  const own = new Set(
    packs.flatMap(({ extractors }) =>
      extractors.flatMap(({ kind, rules: all }) => all.map(({ id }) => `${kind}/${id}`)),
    ),
  );
  const parsed = parseText(sentence, options.published ?? null, engine, { only, own, all: options.all ?? false });
  console.log(parseView(parsed, paintOn(process.stdout)));
  return EXIT.fine;
}

/** The full id of a rule that is named by it, or by its last part where that is enough. */
export function ruleIn({ kinds }: Engine, name: string): string {
  const ids = [...new Set(kinds.flatMap(({ rules }) => rules.map(({ id }) => id)))];
  if (ids.includes(name)) return name;
  const same = ids.filter((id) => id.endsWith(`/${name}`));
  if (same.length === 1) return same[0] as string;
  if (same.length > 1) throw new Error(`“${name}” is a rule of several kinds; expected one of ${same.join(', ')}`);
  throw new Error(
    `no rule “${name}”${didYouMean(name, [...ids, ...ids.map((id) => id.slice(id.indexOf('/') + 1))]) || '; entente rules list shows all'}`,
  );
}
