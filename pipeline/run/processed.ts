import type { DocumentLine } from '#schemas/batch';
import type { ArticleInput } from '#schemas/document';
import type { ErrorRecord } from '#schemas/record';

/** What the main thread and its threads tell each other. Nothing here loads the extractors: the main thread does without. */
export type ChunkTask = {
  readonly inputs: readonly ArticleInput[];
  /** One number, shared with the main thread: how many inputs of the chunk have been begun. */
  readonly begun: Int32Array;
};

/** What became of one input, apart from its place among the others. */
export type Processed = {
  readonly status: DocumentLine['status'];
  readonly class: string | null;
  readonly message: string | null;
  readonly agreements: number;
  /** The record as one line of JSON. */
  readonly record: string;
  readonly signature: string | null;
  readonly figures: string | null;
};

export function failedInput(outcome: ErrorRecord): Processed {
  const { class: kind, message } = outcome.error;
  const rest = { agreements: 0, record: JSON.stringify(outcome), signature: null, figures: null };
  return { status: 'failed', class: kind, message, ...rest };
}

export const base64 = ({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

/** The bytes that `base64` wrote; copied, because a small Buffer begins anywhere. */
export const bytesOf = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'base64')).buffer;
