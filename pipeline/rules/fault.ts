import type { Extractor } from '#schemas/extractor';

/** Something wrong in a file of a pack: where it stands in the file's data, and what was expected. */
export type Fault = {
  readonly extractor: Extractor;
  readonly file: 'rules' | 'cases' | 'lexicon';
  readonly path: readonly (string | number)[];
  /** The name itself is meant, not its value. */
  readonly atKey?: boolean;
  /** Characters into the value, from 0. */
  readonly column?: number;
  readonly message: string;
};
