import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import { packsHere, which } from '#pipeline/cli/rules/which';
import { loadRules } from '#pipeline/io/rules';
import type { CompiledRule, Engine } from '#pipeline/rules/engine';
import { OP } from '#pipeline/rules/program';
import { sentencesOf } from '#pipeline/rules/slots';
import { runSuite } from '#pipeline/rules/suite';
import { findInText } from '#pipeline/stages/find-in-text';
import { columns } from '#pipeline/view/columns';

/** Characters of a sentence and of what sets it off that a line shows. */
const SENTENCE = 72;
const TRIGGERS = 3;

/** Runs `entente rules list`; the answer is the exit code. */
export async function runList(folders: readonly string[]): Promise<number> {
  const { rules, kind, isBuiltIn } = which(folders.length > 0 ? folders : packsHere());
  const { engine, base, packs } = await loadRules({ rules });
  const isOwn = !isBuiltIn && packs.length > 0;
  const all = isOwn ? packs.flatMap(({ extractors }) => extractors) : base.extractors;
  const rows = all
    .filter((extractor) => kind === null || extractor.kind === kind)
    .flatMap((extractor) => {
      const { results } = runSuite(extractor, engine, findInText);
      const compiled = engine.kinds.find((one) => one.kind === extractor.kind)?.rules ?? [];
      return extractor.rules.map((rule) => {
        const id = `${extractor.kind}/${rule.id}`;
        const cases = results.filter(({ fired }) => fired.includes(id)).length;
        const [first = '', ...others] = sentencesOf(rule);
        const says = `${shortened(first)}${others.length > 0 ? ` (or ${others.length} more)` : ''}`;
        const programs = compiled.filter((one) => one.id === id);
        return [...(isOwn ? [extractor.pack ?? ''] : []), id, String(cases), triggersOf(programs, engine), says];
      });
    });
  const head = [...(isOwn ? ['pack'] : []), 'rule', 'cases', 'fires on', 'says'];
  const paint = paintOn(process.stdout);
  const [title = '', ...lines] = columns([head, ...rows], isOwn ? ['left', 'left', 'right'] : ['left', 'right']);
  console.log([paint.bold(title), ...lines].join('\n'));
  return EXIT.fine;
}

const shortened = (says: string): string => (says.length > SENTENCE ? `${says.slice(0, SENTENCE - 1)}…` : says);

/** The words, groups and kinds that make the engine look whether the rule matches. */
function triggersOf(rules: readonly CompiledRule[], { vocabulary, groups, kinds }: Engine): string {
  const names = rules.flatMap(({ program }) =>
    program.triggers.map(({ op, id }) => {
      if (op === OP.word) return vocabulary.words[id] as string;
      if (op === OP.mention) return `{${kinds[id]?.kind}}`;
      const group = groups[id] as string;
      return group.startsWith('<') ? group : `<${group.slice(group.indexOf('.') + 1)}>`;
    }),
  );
  const each = [...new Set(names)];
  return each.length > TRIGGERS ? `${each.slice(0, TRIGGERS).join(' ')} +${each.length - TRIGGERS}` : each.join(' ');
}
