/** Why a run ended before its end; the command line turns it into an exit code. */
export type StopKind = 'usage' | 'too-many-errors' | 'cannot-create' | 'input-output' | 'locked';

export type Stop = Error & { readonly stop: StopKind };

export const stop = (kind: StopKind, message: string, cause?: unknown): Stop =>
  Object.assign(new Error(message, { cause }), { stop: kind });

export const isStop = (error: unknown): error is Stop => error instanceof Error && 'stop' in error;

/** Runs what writes; a fault of the disk becomes a stop that names the place. */
export function writing<T>(place: string, kind: 'cannot-create' | 'input-output', run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (isStop(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw stop(kind, `${place} cannot be written: ${message}`, error);
  }
}
