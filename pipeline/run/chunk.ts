import type { Engine } from '#pipeline/rules/engine';
import { figuresOf, minhash } from '#pipeline/run/minhash';
import { hasFailed, processInput } from '#pipeline/run/process';
import { base64, type ChunkTask, failedInput, type Processed } from '#pipeline/run/processed';
import type { ArticleRecord } from '#schemas/record';

/** Extracts a chunk; every record depends on its own input alone. */
export function processChunk({ inputs, begun }: ChunkTask, engine: Engine): readonly Processed[] {
  return inputs.map((input, i) => {
    Atomics.store(begun, 0, i + 1);
    const outcome = processInput(input, engine);
    return hasFailed(outcome) ? failedInput(outcome) : processed(outcome);
  });
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
