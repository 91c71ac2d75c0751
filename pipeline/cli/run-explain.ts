import { EXIT } from '#pipeline/cli/exit';
import type { ExplainOptions } from '#pipeline/cli/explain';
import { paintOn } from '#pipeline/cli/options';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import type { Engine } from '#pipeline/rules/engine';
import { hasFailed, type Outcome, processInput } from '#pipeline/run/process';
import { readRecords } from '#pipeline/run/records';
import { explanation, type RuleText } from '#pipeline/view/explanation';

/** Runs `entente explain`; the answer is the exit code. */
export async function runExplain(file: string, { published, rules }: ExplainOptions): Promise<number> {
  const engine = await loadEngine({ rules });
  const ruleText = ruleTexts(engine);
  const paint = paintOn(process.stdout);
  let exit: number = EXIT.fine;
  for await (const outcome of outcomes(file, published ?? null, engine)) {
    if (hasFailed(outcome)) {
      console.error(outcome.error.message);
      exit = EXIT.someFailed;
    } else console.log(explanation(outcome, ruleText, paint));
  }
  return exit;
}

async function* outcomes(file: string, published: string | null, engine: Engine): AsyncGenerator<Outcome> {
  const records = await readRecords(file);
  if (records) yield* records;
  else for await (const input of readInputs([file], { published })) yield processInput(input, engine);
}

/** A rule of several wordings is told by its first. */
function ruleTexts({ kinds }: Engine): RuleText {
  const says = new Map<string, string[]>();
  for (const { id, says: wording } of kinds.flatMap(({ rules }) => rules)) {
    const wordings = says.get(id) ?? [];
    if (!wordings.includes(wording)) wordings.push(wording);
    says.set(id, wordings);
  }
  return (rule) => {
    const [first, ...others] = says.get(rule) ?? [];
    return first === undefined || !others.length ? (first ?? null) : `${first} (or ${others.length} more)`;
  };
}
