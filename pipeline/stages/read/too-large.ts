/** More blocks than any article has; each costs a segment, sentences and a place in the record. */
export const MOST_BLOCKS = 100_000;

/** The refusal of an input that is beyond what is read; its name is the class of the error in the record. */
export const tooLarge = (message: string): RangeError => Object.assign(new RangeError(message), { name: 'TooLarge' });

/** @throws RangeError beyond `MOST_BLOCKS` */
export function withinBlocks(count: number): void {
  if (count > MOST_BLOCKS) throw tooLarge(`The text has more than ${MOST_BLOCKS} blocks.`);
}

/** As many as in a shelf of books; each may hold facts that are kept until the record is written. */
export const MOST_SENTENCES = 100_000;

/** @throws RangeError beyond `MOST_SENTENCES` */
export function withinSentences(count: number): void {
  if (count > MOST_SENTENCES) throw tooLarge(`The text has more than ${MOST_SENTENCES} sentences.`);
}
