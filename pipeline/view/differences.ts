import { contextOf } from '#pipeline/view/context';
import { oneLine, type Paint } from '#pipeline/view/paint';
import type { Difference } from '#schemas/score';

/** A difference as lines: what was missed (−), unexpected (+) or wrong (≠), and the words in their context. */
export function differenceLines(difference: Difference, text: string, paint: Paint): readonly string[] {
  const { kind, problem, subject, expected, found, at } = difference;
  const colour = problem === 'unexpected' ? paint.yellow : paint.red;
  const sign = { missed: '−', unexpected: '+', wrong: '≠' }[problem];
  const said =
    problem === 'wrong'
      ? `  expected ${paint.green(String(expected))}, found ${paint.red(String(found))}`
      : (expected ?? found) === null
        ? ''
        : `  ${expected ?? found}`;
  const head = `${colour(`${sign} ${kind} ${oneLine(subject)}`)}${said}`;
  if (!at || at.start < 0) return [head];
  const [before, words, after] = contextOf(text, at);
  return [head, `    ${paint.dim(`@${at.start}`)} ${before}${colour(`[${words}]`)}${after}`];
}
