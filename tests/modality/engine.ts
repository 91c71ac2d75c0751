import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import resolve from '#extractors/modality/resolve';
import { readExtractors } from '#pipeline/io/extractors';
import { compileEngine } from '#pipeline/rules/compile';
import { find } from '#pipeline/stages/find';
import { documentOf } from '#pipeline/stages/find-in-text';
import { qualify } from '#pipeline/stages/qualify';
import type { Extractor } from '#schemas/extractor';
import type { Mention, PartyValue } from '#schemas/mention';

/** The modality folder alone, beside an amount and a few parties that need no other folder. */
const house = mkdtempSync(join(tmpdir(), 'modality-'));
cpSync(new URL('../../extractors/modality', import.meta.url), join(house, 'modality'), { recursive: true });
const [modality] = await readExtractors(house, { trusted: false });
rmSync(house, { recursive: true });

const PARTIES: Readonly<Record<string, PartyValue['type']>> = {
  'Defence Ministry': 'government-body',
  'State Department': 'government-body',
  'Foreign Ministry': 'government-body',
  Seoul: 'state',
  Washington: 'state',
  'South Korea': 'state',
  'United States': 'state',
  Poland: 'state',
  CNN: 'other',
  Reuters: 'other',
  Yonhap: 'other',
  Telmira: 'company',
  'Jane Doe': 'person',
  'John Roe': 'person',
};
const blank: Omit<Extractor, 'kind' | 'lexicon' | 'rules'> = {
  cases: [],
  resolve: null,
  refine: null,
  scan: null,
  configure: null,
  needs: [],
  overlap: false,
  files: { rules: '', cases: '', lexicons: [] },
};
const money: Extractor = {
  ...blank,
  kind: 'money',
  lexicon: {},
  rules: [
    {
      id: 'dollars',
      says: ['$ (1|1.2|2|3|4|5|6|7|8|9|80|300|500|800) (million|billion)', '$ (1|2|3|5|500) (million|billion) a year'],
    },
  ],
};
function formsOf(fits: (type: PartyValue['type'] | undefined) => boolean) {
  return Object.fromEntries(
    Object.keys(PARTIES)
      .filter((name) => fits(PARTIES[name]))
      .map((name) => [name, [name]]),
  );
}
const party: Extractor = {
  ...blank,
  kind: 'party',
  lexicon: { name: formsOf((type) => type !== 'other'), media: formsOf((type) => type === 'other') },
  rules: [
    { id: 'name', says: '{name}' },
    { id: 'media', says: '{media}' },
  ],
  resolve: ({ parts }) => {
    const name = parts[0]?.value as string;
    const value: PartyValue = {
      key: name,
      name,
      type: PARTIES[name] ?? 'other',
      country: null,
      identifier: null,
      form: 'name',
      affiliation: null,
    };
    return { value };
  },
};

const engine = compileEngine([{ ...(modality as Extractor), resolve }, money, party], { version: '0', digest: '' });

/** A text read by the small engine, with its qualifier; positions are asked for by words of the text. */
export function read(text: string) {
  const document = documentOf(text, null, engine);
  const { mentions } = find(document, engine);
  const qualifier = qualify(document, mentions);
  const { tokens, sentences } = document;
  /** Target of the `nth` occurrence of some words. */
  const at = (words: string, nth = 1) => {
    let start = -1;
    for (let i = 0; i < nth; i++) start = document.text.indexOf(words, start + 1);
    if (start < 0) throw new Error(`“${words}” does not stand ${nth} times in “${text}”`);
    const first = tokens.start.indexOf(start);
    let last = first;
    while (last < tokens.count && (tokens.end[last] as number) <= start + words.length) last++;
    const sentence = sentences.find((one) => one.first <= first && first < one.last)?.index ?? -1;
    return { sentence, first, last };
  };
  const cueText = (cue: Mention | null) => cue && document.text.slice(cue.start, cue.end);
  return {
    document,
    mentions,
    modality: (words: string, nth?: number) => {
      const { modality, cue } = qualifier.modalityOf(at(words, nth));
      return { modality, cue: cueText(cue) };
    },
    verb: (word: string, nth?: number) => {
      const { sentence, first } = at(word, nth);
      const group = qualifier.verbGroupAt(sentence, first);
      return { ...group, cue: cueText(group.cue), start: document.text.slice(tokens.start[group.start]) };
    },
    source: (words: string, nth?: number) => {
      const found = qualifier.attributionOf(at(words, nth));
      if (found === null) return null;
      const { span, ...attribution } = found;
      return attribution;
    },
  };
}
