import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import { whichOrHere } from '#pipeline/cli/rules/which';
import { faultMessage } from '#pipeline/io/fault-message';
import { loadRules } from '#pipeline/io/rules';
import { lintRules } from '#pipeline/run/lint-rules';

/** Runs `entente rules lint`; the answer is the exit code. */
export async function runLint(folders: readonly string[]): Promise<number> {
  const { rules, kind, isBuiltIn } = whichOrHere(folders);
  const { engine, base, packs } = await loadRules({ rules });
  const all = isBuiltIn ? base.extractors : packs.flatMap(({ extractors }) => extractors);
  const meant = all.filter((extractor) => kind === null || extractor.kind === kind);
  const faults = lintRules(meant, base.extractors, engine);
  for (const fault of faults) console.log(`${faultMessage(fault)}\n`);
  const paint = paintOn(process.stdout);
  const count = meant.reduce((sum, { rules: own }) => sum + own.length, 0);
  console.log(
    faults.length > 0 ? paint.yellow(`${faults.length} to look at`) : paint.green(`nothing to say of ${count} rules`),
  );
  return faults.length > 0 ? EXIT.someFailed : EXIT.fine;
}
