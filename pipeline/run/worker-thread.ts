import { workerData } from 'piscina';
import { loadEngine } from '#pipeline/io/engine';
import { processChunk } from '#pipeline/run/chunk';
import type { About } from '#pipeline/run/pool';
import type { ChunkTask, Processed } from '#pipeline/run/processed';

/** What a worker thread does: the rules are loaded once, then chunk after chunk is extracted. */
const { rules } = workerData as { readonly rules: readonly string[] };
const engine = await loadEngine({ rules });

export default (task: ChunkTask): readonly Processed[] => processChunk(task, engine);

/** What the rules are, so that the main thread need not load them. */
export const about = (): About => ({ version: engine.version, digest: engine.digest });
