import { register } from 'tsx/esm/api';

/** A worker thread that hangs on some articles and ends on others. */
register();
const { loadEngine } = await import('#pipeline/io/engine');
const { processChunk } = await import('#pipeline/run/chunk');
const engine = await loadEngine();

export const about = () => ({ version: engine.version, digest: engine.digest });

export default ({ inputs, begun }) =>
  inputs.map((input, i) => {
    Atomics.store(begun, 0, i + 1);
    if (input.content.includes('HANGS')) for (;;);
    if (input.content.includes('ENDS')) process.exit(7);
    const own = new Int32Array(new SharedArrayBuffer(4));
    return processChunk({ inputs: [input], begun: own }, engine)[0];
  });
