import nlp from 'compromise';
import { expect, test } from 'vitest';
import { read } from './engine.js';

const AUXILIARIES = [
  'sold',
  'has sold',
  'has not sold',
  "hasn't sold",
  'had sold',
  "hadn't sold",
  'did not sell',
  "didn't sell",
  'does not sell',
  'will sell',
  'will not sell',
  "won't sell",
  'would sell',
  'would not sell',
  'may sell',
  'could not sell',
  'cannot sell',
  'should not sell',
  'is selling',
  'is not selling',
  'was not selling',
  'never sold',
  'has never sold',
  'will never sell',
  'has not yet sold',
  'is no longer selling',
] as const;
const SUBJECTS = ['Poland', 'The company', 'They'] as const;

/** compromise reads the same groups with a grammar of its own: on negation both must say the same nearly always. */
test('a second opinion on negation', () => {
  const texts = SUBJECTS.flatMap((subject) =>
    AUXILIARIES.map((group) => `${subject} ${plural(subject, group)} the tanks.`),
  );
  const differing = texts.filter((text) => {
    const verb = /\b(?:sold|selling|sell)\b/.exec(text)?.[0] as string;
    return read(text).verb(verb).negated !== isNegatedForCompromise(text);
  });
  expect(texts.length).toBeGreaterThanOrEqual(40);
  expect(differing.length / texts.length, differing.join('\n')).toBeLessThanOrEqual(0.05);
});

function plural(subject: string, group: string): string {
  if (subject !== 'They') return group;
  return group.replace(/^has/, 'have').replace(/^does/, 'do').replace(/^is/, 'are').replace(/^was/, 'were');
}

function isNegatedForCompromise(text: string): boolean {
  const verbs = nlp(text).verbs().json() as { verb: { negative: boolean } }[];
  return verbs.some(({ verb }) => verb.negative);
}
