import { register } from 'tsx/esm/api';

// Threads do not inherit the loader of TypeScript from their process: this one stands before worker-thread.ts wherever
// the sources run as they are, in development and tests. What is built needs none of it.
register();
const { default: run, about } = await import('#pipeline/run/worker-thread');

export { about, run as default };
