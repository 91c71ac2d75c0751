import type { Engine } from '#pipeline/rules/engine';
import { figuresOf, minhash } from '#pipeline/run/minhash';
import { hasFailed, processInput } from '#pipeline/run/process';
import type { DocumentLine } from '#schemas/batch';
import type { ArticleInput } from '#schemas/document';
import type { ArticleRecord, ErrorRecord } from '#schemas/record';

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

/** Extracts a chunk; every record depends on its own input alone. */
export function processChunk({ inputs, begun }: ChunkTask, engine: Engine): readonly Processed[] {
  return inputs.map((input, i) => {
    Atomics.store(begun, 0, i + 1);
    const outcome = processInput(input, engine);
    return hasFailed(outcome) ? failedInput(outcome) : processed(outcome);
  });
}

export function failedInput(outcome: ErrorRecord): Processed {
  const { class: kind, message } = outcome.error;
  const rest = { agreements: 0, record: JSON.stringify(outcome), signature: null, figures: null };
  return { status: 'failed', class: kind, message, ...rest };
}

function processed(record: ArticleRecord): Processed {
  const text = factText(record);
  const signature = minhash(text);
  const unsupported = record.warnings.find(({ code }) => code === 'language-unsupported');
  return {
    status: unsupported === undefined ? 'ok' : 'skipped',
    class: unsupported?.code ?? null,
    message: unsupported?.message ?? null,
    agreements: record.agreements.length,
    record: JSON.stringify(record),
    signature: signature && base64(signature),
    figures: signature && base64(figuresOf(text)),
  };
}

/** The text without menus, captions and prompts, which are a site's and not an article's. */
const factText = ({ article: { text, segments } }: ArticleRecord): string =>
  segments
    .filter(({ reason }) => reason === null)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');

const base64 = ({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

/** The bytes that `base64` wrote; copied, because a small Buffer begins anywhere. */
export const bytesOf = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'base64')).buffer;
