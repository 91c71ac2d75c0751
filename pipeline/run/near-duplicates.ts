import { similarity } from '#pipeline/run/minhash';
import { base64, bytesOf } from '#pipeline/run/processed';

/** The first articles of their wording, each with the place that its caller gave it. */
export type NearDuplicates = {
  /** The earliest known article that this one repeats, or null. */
  readonly find: (signature: Uint16Array, figures: Uint32Array) => NearDuplicate | null;
  readonly add: (id: string, signature: Uint16Array, figures: Uint32Array) => void;
};
export type NearDuplicate = { readonly id: string; readonly similarity: number };

/** Two texts share at least so much of their wording. */
const ALIKE = 0.7;
/** 16 bands of 4 numbers: a pair that is 70 % alike meets in some band with 99 %, 85 % alike with 99.999 %. */
const BANDS = 16;
const ROWS = 4;
const BUCKETS = 1 << 18;
/** How many articles back repeats are looked for: what bounds the memory (about 500 bytes each). */
const WINDOW = 1 << 18;
const MOST_CANDIDATES = 200;

/** Figures as base64: an array of its own for each of 200,000 articles would weigh several times as much. */
type Entry = { readonly id: string; readonly figures: string };

const NUMBERS = BANDS * ROWS;

/**
 * Finds syndicated copies by locality-sensitive hashing of MinHash signatures. A copy may cut or change words; with
 * a figure that the earlier text lacks it is an update, or the next notice of a series, and has facts of its own.
 */
export function nearDuplicates(window = WINDOW): NearDuplicates {
  const entries: Entry[] = [];
  let signatures = new Uint16Array(NUMBERS * Math.min(window, 1 << 10));
  let count = 0;
  // Chains run from the newest entry (by number, from 1) to older ones; what left the window ends a chain.
  const heads = new Int32Array(BANDS * BUCKETS);
  const earlier = new Int32Array(BANDS * window);
  const isKnown = (number: number) => number > 0 && number > count - window;

  return {
    find: (signature, figures) => {
      let best: { number: number; similarity: number } | null = null;
      for (let band = 0; band < BANDS; band++) {
        let number = heads[bucket(signature, band)] as number;
        for (let looked = 0; isKnown(number) && looked < MOST_CANDIDATES; looked++) {
          const slot = (number - 1) % window;
          const alike = similarity(signature, signatures.subarray(slot * NUMBERS, (slot + 1) * NUMBERS));
          const isBetter = alike >= ALIKE && (best === null || number < best.number);
          if (isBetter && isWithin(figures, new Uint32Array(bytesOf((entries[slot] as Entry).figures))))
            best = { number, similarity: alike };
          number = earlier[band * window + slot] as number;
        }
      }
      if (best === null) return null;
      return { id: (entries[(best.number - 1) % window] as Entry).id, similarity: best.similarity };
    },
    add: (id, signature, figures) => {
      const slot = count % window;
      count++;
      entries[slot] = { id, figures: base64(figures) };
      if (signatures.length < (slot + 1) * NUMBERS) {
        const larger = new Uint16Array(Math.min(signatures.length * 2, window * NUMBERS));
        larger.set(signatures);
        signatures = larger;
      }
      signatures.set(signature, slot * NUMBERS);
      for (let band = 0; band < BANDS; band++) {
        const place = bucket(signature, band);
        earlier[band * window + slot] = heads[place] as number;
        heads[place] = count;
      }
    },
  };
}

function bucket(signature: Uint16Array, band: number): number {
  let hash = 0x811c9dc5;
  for (let row = 0; row < ROWS; row++) {
    hash = Math.imul(hash ^ (signature[band * ROWS + row] as number), 0x01000193);
    hash ^= hash >>> 15;
  }
  return band * BUCKETS + ((hash >>> 0) % BUCKETS);
}

/** Every figure of the first is among those of the second; both in order. */
function isWithin(few: Uint32Array, many: Uint32Array): boolean {
  if (few.length > many.length) return false;
  let at = 0;
  for (const value of few) {
    while (at < many.length && (many[at] as number) < value) at++;
    if (many[at] !== value) return false;
  }
  return true;
}
