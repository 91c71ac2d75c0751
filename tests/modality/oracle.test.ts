import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nlp from 'compromise';
import { expect, test } from 'vitest';
import { chainAt } from '#pipeline/link/qualify/auxiliaries';
import { wordsOf } from '#pipeline/link/qualify/words';
import { read } from './engine.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));

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

type Term = { readonly text: string; readonly tags: readonly string[]; readonly offset: { readonly start: number } };
type Group = { readonly terms: readonly Term[]; readonly verb: { readonly negative: boolean } };

/** The main verb of a group of compromise: its last word that is a verb, and neither auxiliary nor "not". */
function mainVerb({ terms }: Group): Term | undefined {
  return terms.findLast(
    ({ tags }) => tags.includes('Verb') && !['Auxiliary', 'Negative', 'Adverb'].some((tag) => tags.includes(tag)),
  );
}

const articles = readdirSync(FIXTURES)
  .map((folder) => join(FIXTURES, folder, 'article.txt'))
  .filter((file) => existsSync(file))
  .map((file) => readFileSync(file, 'utf8'));

/** The verbs of a text on which both have an opinion: our word on negation, theirs, and the sentence. */
function opinions(article: string) {
  const { document } = read(article);
  return document.sentences.flatMap((sentence) => {
    const words = wordsOf(document, sentence);
    const text = document.text.slice(sentence.start, sentence.end);
    return (nlp(text).verbs().json({ offset: true }) as Group[]).flatMap((group) => {
      const verb = mainVerb(group);
      const token = verb ? document.tokens.start.indexOf(sentence.start + verb.offset.start) : -1;
      if (!verb || words.at(token) !== verb.text.toLowerCase()) return [];
      return [
        { ours: chainAt(words, token).negation >= 0, theirs: group.verb.negative, about: `${verb.text}: ${text}` },
      ];
    });
  });
}

test('a second opinion on negation in articles', () => {
  const all = articles.flatMap(opinions);
  const differing = all.filter(({ ours, theirs }) => ours !== theirs).map(({ about }) => about);
  expect(all.length).toBeGreaterThan(400);
  expect(differing.length / all.length, differing.join('\n')).toBeLessThanOrEqual(0.05);
});
