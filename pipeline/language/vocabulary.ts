/**
 * The words that rules and lexicons know, each with an id from 1; every other word is 0. Built while rules are
 * compiled and only read afterwards, so that what was processed before can never change what is found.
 */
export type Vocabulary = {
  /** Ids of case-folded words, in the order in which they were added. */
  readonly ids: Map<string, number>;
  /** Open-addressing table over the hash of the folded characters: slot → id, 0 = empty. */
  table: Int32Array;
  readonly words: string[];
  readonly hashes: number[];
};

const SMALLEST = 1 << 12;

/** Case folding that never changes a length: one UTF-16 unit to one UTF-16 unit; typographic apostrophes become plain. */
const FOLD = new Uint16Array(65536);
for (let unit = 0; unit < 65536; unit++) {
  const small = String.fromCharCode(unit).toLowerCase();
  FOLD[unit] = small.length === 1 ? small.charCodeAt(0) : unit;
}
FOLD[0x2019] = 0x27;
FOLD[0x2018] = 0x27;
FOLD[0x2011] = 0x2d;
FOLD[0x2010] = 0x2d;

/** The folded form of a word, as the vocabulary keeps it. */
export function fold(word: string): string {
  let same = 0;
  while (same < word.length && FOLD[word.charCodeAt(same)] === word.charCodeAt(same)) same++;
  if (same === word.length) return word;
  let folded = word.slice(0, same);
  for (let i = same; i < word.length; i++) folded += String.fromCharCode(FOLD[word.charCodeAt(i)] as number);
  return folded;
}

export function createVocabulary(): Vocabulary {
  return { ids: new Map(), table: new Int32Array(SMALLEST), words: [''], hashes: [0] };
}

/** A copy that can be added to without touching the original. */
export function cloneVocabulary({ ids, table, words, hashes }: Vocabulary): Vocabulary {
  return { ids: new Map(ids), table: table.slice(), words: [...words], hashes: [...hashes] };
}

/** Adds a word and returns its id. */
export function addWord(vocabulary: Vocabulary, word: string): number {
  const folded = fold(word);
  const known = vocabulary.ids.get(folded);
  if (known !== undefined) return known;
  const id = vocabulary.words.length;
  vocabulary.ids.set(folded, id);
  vocabulary.words.push(folded);
  vocabulary.hashes.push(hashOf(folded, 0, folded.length));
  if (vocabulary.words.length * 3 > vocabulary.table.length) grow(vocabulary);
  else place(vocabulary, id);
  return id;
}

/** FNV-1a over the folded units of `text[start, end)`. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 2166136261;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (FOLD[text.charCodeAt(i)] as number), 16777619);
  return hash | 0;
}

/** The id of the word at `text[start, end)`, 0 where it is unknown. Allocates nothing. */
export function wordAt(vocabulary: Vocabulary, text: string, start: number, end: number): number {
  const { table, words, hashes } = vocabulary;
  const mask = table.length - 1;
  const hash = hashOf(text, start, end);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const id = table[slot] as number;
    if (id === 0) return 0;
    if (hashes[id] === hash && sameWord(words[id] as string, text, start, end)) return id;
  }
}

function sameWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== FOLD[text.charCodeAt(start + i)]) return false;
  return true;
}

function grow(vocabulary: Vocabulary): void {
  vocabulary.table = new Int32Array(vocabulary.table.length * 2);
  for (let id = 1; id < vocabulary.words.length; id++) place(vocabulary, id);
}

function place({ table, hashes }: Vocabulary, id: number): void {
  const mask = table.length - 1;
  let slot = (hashes[id] as number) & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = id;
}
