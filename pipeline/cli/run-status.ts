import { EXIT } from '#pipeline/cli/exit';
import { withStops } from '#pipeline/cli/stops';
import { queueStatus } from '#pipeline/run/queue/status';
import { runStatusOf } from '#pipeline/run/run-status';
import { stop } from '#pipeline/run/stop';
import { columns } from '#pipeline/view/columns';
import { oneLine } from '#pipeline/view/paint';

/** Runs `entente status`; the answer is the exit code. */
export async function runStatus(run: string | null, queue: string | null): Promise<number> {
  return withStops(
    (message) => console.error(`error: ${message}`),
    async () => {
      if (run === null && queue === null) throw stop('usage', 'say what: a run folder, or --queue redis://host:6379');
      if (run !== null) print(runStatusOf(run));
      if (queue !== null) {
        const { counts, workers, failed } = await queueStatus(queue);
        print({ ...counts, workers });
        for (const { run: of, part, reason, attempts } of failed)
          console.log(`failed: part ${part} of ${of}, ${attempts} attempts: ${oneLine(reason)}`);
      }
      return EXIT.fine;
    },
  );
}

function print(values: Readonly<Record<string, string | number>>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, String(value)]);
  for (const row of columns(rows)) console.log(row);
}
