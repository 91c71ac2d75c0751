/** Which articles have been seen, by 96 bits of their ids: some 20 bytes an article. */
export type SeenIds = {
  /** Adds an id; false where it was there already. */
  readonly add: (id: string) => boolean;
  readonly size: () => number;
};

const WORDS = 3;
const FULL = 0.7;

/** @param capacity places at the start, a power of two; the table doubles as it fills */
export function seenIds(capacity = 1 << 12): SeenIds {
  let table = new Uint32Array(capacity * WORDS);
  let places = capacity;
  let count = 0;

  const insert = (a: number, b: number, c: number): boolean => {
    for (let place = a & (places - 1); ; place = (place + 1) & (places - 1)) {
      const at = place * WORDS;
      if (table[at] === 0 && table[at + 1] === 0 && table[at + 2] === 0) {
        table[at] = a;
        table[at + 1] = b;
        table[at + 2] = c;
        return true;
      }
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c) return false;
    }
  };
  const grow = () => {
    const old = table;
    places *= 2;
    table = new Uint32Array(places * WORDS);
    for (let at = 0; at < old.length; at += WORDS)
      if (old[at] || old[at + 1] || old[at + 2])
        insert(old[at] as number, old[at + 1] as number, old[at + 2] as number);
  };
  return {
    add: (id) => {
      const hex = id.startsWith('sha256:') ? id.slice(7) : id;
      const word = (from: number) => Number.parseInt(hex.slice(from, from + 8), 16);
      // Three zero words mark an empty place; no digest is likely to begin so.
      const isNew = insert(word(0), word(8), word(16));
      if (isNew && ++count > places * FULL) grow();
      return isNew;
    },
    size: () => count,
  };
}
