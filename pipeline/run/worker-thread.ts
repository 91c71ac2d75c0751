import { workerData } from 'piscina';
import { loadEngine } from '#pipeline/io/engine';
import { type ChunkTask, type Processed, processChunk } from '#pipeline/run/chunk';

/** What a worker thread does: the rules are loaded once, then chunk after chunk is extracted. */
const { rules } = workerData as { readonly rules: readonly string[] };
const engine = await loadEngine({ rules });

export default (task: ChunkTask): readonly Processed[] => processChunk(task, engine);
