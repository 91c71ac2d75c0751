import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync } from 'node:fs';
import { writeAll } from '#pipeline/run/atomic';
import { type JournalLine, JournalLineSchema } from '#schemas/batch';

type WithoutTime<Line> = Line extends unknown ? Omit<Line, 'at'> : never;

export type Journal = {
  /** Adds a line; it is on the disk when this returns. */
  readonly add: (line: WithoutTime<JournalLine>) => void;
  readonly close: () => void;
};

/** Opens a journal to add to it. A line that a crash tore is closed, so that the next one stands alone. */
export function openJournal(file: string): Journal {
  const descriptor = openSync(file, 'a+');
  const { size } = fstatSync(descriptor);
  const last = Buffer.alloc(1);
  if (size > 0) readSync(descriptor, last, 0, 1, size - 1);
  if (size > 0 && last[0] !== 0x0a) writeAll(descriptor, Buffer.from('\n'));
  return {
    add: (line) => {
      writeAll(descriptor, Buffer.from(`${JSON.stringify({ ...line, at: new Date().toISOString() })}\n`));
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/** The whole lines of a journal; torn ones say nothing. */
export function readJournal(file: string): readonly JournalLine[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const result = JournalLineSchema.safeParse(JSON.parse(line));
        return result.success ? [result.data] : [];
      } catch {
        return [];
      }
    });
}
