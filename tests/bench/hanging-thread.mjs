/** The worker thread of the build, but for an article that never ends. */
const thread = await import(new URL('../../dist/pipeline/run/worker-thread.js', import.meta.url));
export const about = thread.about;

export default (task) => {
  const hanging = task.inputs.findIndex(({ content }) => content.startsWith('HANGS'));
  if (hanging < 0) return thread.default(task);
  thread.default({ ...task, inputs: task.inputs.slice(0, hanging) });
  Atomics.store(task.begun, 0, hanging + 1);
  for (;;);
};
