/**
 * MinHash (Broder 1997): the share of equal numbers in two signatures estimates how much of the wording two texts share
 * (Jaccard index over runs of five words), with a standard error of at most 1/16.
 */
const PERMUTATIONS = 64;
const RUN = 5;
/** Shorter texts are told apart by their bytes alone. */
const FEWEST_WORDS = 30;

const SEEDS = Uint32Array.from({ length: PERMUTATIONS }, (_, i) => mix(0x9e3779b9 * (i + 1)));

/** 16 bits of each minimum, or null for a text of less than 30 words. */
export function minhash(text: string): Uint16Array | null {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashOf);
  if (words.length < FEWEST_WORDS) return null;
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff);
  for (let i = 0; i + RUN <= words.length; i++) {
    let run = 0;
    for (let k = 0; k < RUN; k++) run = Math.imul(run, 0x01000193) ^ (words[i + k] as number);
    const mixed = mix(run);
    for (let p = 0; p < PERMUTATIONS; p++) {
      const seed = SEEDS[p] as number;
      const value = mixStep(mixed ^ seed, seed);
      if (value < (least[p] as number)) least[p] = value;
    }
  }
  return Uint16Array.from(least, (value) => value & 0xffff);
}

/** Share of equal numbers, 0 to 1. */
export function similarity(a: Uint16Array, b: Uint16Array): number {
  let equal = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) equal++;
  return equal / a.length;
}

/** Hashes of the different figures of a text ("1.6", "2019"), in order: what an update changes. */
export function figuresOf(text: string): Uint32Array {
  return Uint32Array.from(new Set((text.match(/\d+(?:[.,]\d+)*/g) ?? []).map(hashOf))).sort();
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the result. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One cheap permutation of the 32-bit numbers for each seed. */
function mixStep(value: number, seed: number): number {
  const product = Math.imul(value, seed | 1);
  return Math.imul(product ^ (product >>> 15), 0x2c1b3c6d) >>> 0;
}
