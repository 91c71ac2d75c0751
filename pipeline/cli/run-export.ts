import { EXIT } from '#pipeline/cli/exit';
import type { ExportOptions } from '#pipeline/cli/export';
import { withStops } from '#pipeline/cli/stops';
import { exportRecords } from '#pipeline/io/exports/export';
import { isOneFile } from '#pipeline/io/exports/formats';
import { eachRecord, recordsPath } from '#pipeline/run/run-records';

/** Runs `entente export`; the answer is the exit code. */
export async function runExport(run: string, { to, output, offsets }: ExportOptions): Promise<number> {
  return withStops(
    (message) => console.error(`error: ${message}`),
    async () => {
      const records = recordsPath(run);
      const out = output ?? (isOneFile(to) ? `entente.${to}` : `entente-${to}`);
      const { articles, repeated } = await exportRecords(eachRecord(records), to, out, offsets);
      console.error(
        `${articles} articles to ${out}${repeated ? `; ${repeated} with the id of an earlier one left out` : ''}`,
      );
      return EXIT.fine;
    },
  );
}
