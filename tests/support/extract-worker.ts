import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine } from '#pipeline/io/engine';
import { processInput } from '#pipeline/run/process';

/** Extracts from the inputs it is given: [uri, record as JSON] each. */
const inputs: readonly Parameters<typeof processInput>[0][] = workerData;
const engine = await loadEngine();
parentPort?.postMessage(inputs.map((input) => [input.source.uri, JSON.stringify(processInput(input, engine))]));
