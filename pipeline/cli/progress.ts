/** One line that tells how far a run is, on a terminal only; messages go above it. */
export type Progress = {
  readonly show: (text: string) => void;
  readonly say: (message: string) => void;
  readonly clear: () => void;
};

const INTERVAL = 100;
const ERASE = '\r\u001b[K';

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  // A table or JSON lines on the same terminal would be torn by a line that is redrawn.
  const visible = Boolean(stream.isTTY) && !process.stdout.isTTY;
  let last = 0;
  return {
    show: (text) => {
      const now = Date.now();
      if (!visible || now - last < INTERVAL) return;
      last = now;
      stream.write(`${ERASE}${text}`);
    },
    say: (message) => {
      stream.write(`${visible ? ERASE : ''}${message}\n`);
    },
    clear: () => {
      if (visible) stream.write(ERASE);
    },
  };
}
