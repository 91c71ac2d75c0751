import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { normalise } from '#pipeline/language/normalise';
import { splitSentences } from '#pipeline/language/sentences';
import { tokenize } from '#pipeline/language/tokens';
import { createVocabulary } from '#pipeline/language/vocabulary';

/** Compares sentence splitters on the suites beside the checkout, where they are. Run: npx tsx tests/bench/sentences.ts [--errors] */
const SUITES = process.env.ENTENTE_SUITES ?? '../shared/suites';
const isVerbose = process.argv.includes('--errors');

type Split = (text: string) => readonly string[];
const require = createRequire(import.meta.url);
const vocabulary = createVocabulary();

const own: Split = (source) => {
  const { text } = normalise(source);
  const tokens = tokenize(text, vocabulary);
  let first = 0;
  return splitSentences(text, tokens, 0, tokens.count).map((last) => {
    const sentence = text.slice(tokens.start[first], tokens.end[last - 1]);
    first = last;
    return sentence;
  });
};

function peers(): Readonly<Record<string, Split>> {
  const { sentences: sbd } = require('sbd') as { sentences: (text: string, options: object) => string[] };
  const wink = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd']);
  return {
    sbd: (text) => sbd(text, { newline_boundaries: true }),
    wink: (text) => wink.readDoc(text).sentences().out(),
  };
}

const lines = (path: string): readonly Record<string, unknown>[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    : [];
const solid = (text: string): string => text.replace(/\s+/g, '');

/** Ends of sentences but the last, counted in characters that are no white space. */
function inner(sentences: readonly string[]): ReadonlySet<number> {
  const ends = new Set<number>();
  let length = 0;
  for (const sentence of sentences) {
    length += solid(sentence).length;
    ends.add(length);
  }
  ends.delete(length);
  return ends;
}

function onCases(split: Split, isShown: boolean): Record<string, string | number> {
  let exact = 0;
  let right = 0;
  let given = 0;
  let wanted = 0;
  const cases = lines(`${SUITES}/sentences/sentences.jsonl`);
  for (const { id, text, sentences } of cases) {
    const gold = inner(sentences as string[]);
    const found = split(text as string);
    const ends = inner(found);
    const hits = [...ends].filter((end) => gold.has(end)).length;
    right += hits;
    given += ends.size;
    wanted += gold.size;
    if (hits === gold.size && hits === ends.size) exact++;
    else if (isShown) console.log(id, JSON.stringify(found));
  }
  return { exact: `${exact}/${cases.length}`, P: (right / given).toFixed(3), R: (right / wanted).toFixed(3) };
}

/** Paragraphs that end with a final mark, joined by one blank: how many of their ends are found again. */
function onParagraphs(split: Split, isShown: boolean): Record<string, string | number> {
  let ends = 0;
  let found = 0;
  let units = 0;
  let spent = 0;
  for (const file of ['wikiwars', 're3d'])
    for (const { id, text } of lines(`${SUITES}/values/${file}.dev.jsonl`)) {
      const paragraphs = (text as string)
        .split(/\n\s*\n/)
        .map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
        .filter((paragraph) => /[.!?]["”’')\]]*$/.test(paragraph));
      const joined = paragraphs.join(' ');
      const started = process.hrtime.bigint();
      const sentences = split(joined);
      spent += Number(process.hrtime.bigint() - started);
      units += joined.length;
      const cut = inner(sentences);
      let length = 0;
      for (let k = 0; k + 1 < paragraphs.length; k++) {
        length += solid(paragraphs[k] as string).length;
        ends++;
        if (cut.has(length)) found++;
        else if (isShown)
          console.log(id, '…', (paragraphs[k] as string).slice(-60), '¶', paragraphs[k + 1]?.slice(0, 40));
      }
    }
  return { ends, recall: (found / ends).toFixed(4), 'MB/s': (units / (spent / 1e3)).toFixed(1) };
}

if (lines(`${SUITES}/sentences/sentences.jsonl`).length === 0) {
  console.log(`No suites in ${SUITES}; set ENTENTE_SUITES to their folder.`);
} else {
  const splitters: Readonly<Record<string, Split>> = { own, ...peers() };
  for (const split of Object.values(splitters)) onParagraphs(split, false);
  const table = Object.entries(splitters).map(([splitter, split]) => {
    const isShown = isVerbose && splitter === 'own';
    return { splitter, ...onCases(split, isShown), ...onParagraphs(split, isShown) };
  });
  console.table(table);
}
