import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { EXIT } from '#pipeline/cli/exit';
import { paintOn } from '#pipeline/cli/options';
import { draftExpected } from '#pipeline/evaluate/to-expected';
import { hasFailed } from '#pipeline/run/process';
import type { ScoredFixture } from '#pipeline/run/score-fixtures';
import { lineDiff } from '#pipeline/view/line-diff';

/** An expectation as it stands in a file. */
export const expectedText = (expected: unknown): string => `${JSON.stringify(expected, null, 2)}\n`;

/**
 * Shows how the expectation of one article would change if the output were right, and writes it if a person says yes.
 * @throws Error where there is no such article, or it gave no record
 */
export async function updateExpected(scored: readonly ScoredFixture[], id: string): Promise<number> {
  const one = scored.find(({ fixture }) => fixture.id === id);
  if (!one) throw new Error(`no article ${id}; there are ${scored.map(({ fixture }) => fixture.id).join(', ')}`);
  const { fixture, outcome } = one;
  if (hasFailed(outcome)) throw new Error(`${id} gave no record: ${outcome.error.message}`);
  const { note } = fixture.gold;
  const draft = draftExpected(outcome, fixture.gold.text !== undefined);
  const before = expectedText(JSON.parse(readFileSync(fixture.expected, 'utf8')));
  const after = expectedText(note === undefined ? draft : { ...draft, note });
  const diff = lineDiff(before, after, paintOn(process.stdout));
  if (diff === '') {
    console.log(`${fixture.expected} says what is found already`);
    return EXIT.fine;
  }
  console.log(diff);
  if (!(await isAgreed(`Is what is found right? Write it to ${fixture.expected} [y/N] `))) {
    console.log('nothing is written');
    return EXIT.someFailed;
  }
  writeFileSync(fixture.expected, after);
  console.log(`${fixture.expected} is written; the floors were measured on the old one (--update-floors)`);
  return EXIT.fine;
}

/** Only a plain yes counts; the end of the input is a no. */
async function isAgreed(question: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ended = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
    const answer = await Promise.race([asking.question(question), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}
