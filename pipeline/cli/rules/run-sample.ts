import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import { ruleIn } from '#pipeline/cli/rules/run-parse';
import type { SampleOptions } from '#pipeline/cli/rules/sample';
import { packsHere } from '#pipeline/cli/rules/which';
import { loadRules } from '#pipeline/io/rules';
import { samplesOf } from '#pipeline/run/samples';

/** Runs `entente rules sample`; the answer is the exit code. */
export async function runSample(name: string, { count, rules }: SampleOptions): Promise<number> {
  const { engine } = await loadRules({ rules: rules.length > 0 ? rules : packsHere() });
  const id = ruleIn(engine, name);
  const paint = paintOn(process.stdout);
  const samples = samplesOf(id, engine, count);
  for (const { text, fires } of samples)
    console.log(fires ? `${paint.green('✓')} ${text}` : `${paint.red('✗')} ${text}  ${paint.dim('(not found here)')}`);
  if (samples.length > 0) return EXIT.fine;
  console.error(`${id}: no sentence can be written: a hole asks for a kind of which no case shows an example`);
  return EXIT.someFailed;
}
