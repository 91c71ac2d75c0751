import { EXIT } from '#pipeline/cli/exit';
import { isStop, type StopKind } from '#pipeline/run/stop';

const CODES: Readonly<Record<StopKind, number>> = {
  usage: EXIT.usage,
  'too-many-errors': EXIT.tooManyErrors,
  'cannot-create': EXIT.cannotCreate,
  'input-output': EXIT.inputOutput,
  locked: EXIT.locked,
};

/** Runs a command; a stop is told and becomes its exit code, and so does a fault of the disk. */
export async function withStops(say: (message: string) => void, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const isDisk = error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code));
    if (!isStop(error) && !isDisk) throw error;
    say(error.message);
    return isStop(error) ? CODES[error.stop] : EXIT.inputOutput;
  }
}
