import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DossierOptions } from '#pipeline/cli/dossier';
import { EXIT } from '#pipeline/cli/exit';
import { withStops } from '#pipeline/cli/stops';
import { makeDossiers, readDecisions, writeDossiers } from '#pipeline/run/dossier/make';
import { eachRecord, recordsPath } from '#pipeline/run/run-records';
import { dossierText } from '#pipeline/view/dossier-text';

/** Runs `entente dossier`; the answer is the exit code. */
export async function runDossier(run: string, { output, decisions, pretty = false }: DossierOptions): Promise<number> {
  return withStops(
    (message) => console.error(`error: ${message}`),
    async () => {
      const records = recordsPath(run);
      const dossiers = await makeDossiers(eachRecord(records), readDecisions(decisions ?? null));
      const out = output ?? (statSync(run).isDirectory() ? join(run, 'dossiers.jsonl') : 'dossiers.jsonl');
      writeDossiers(out, dossiers);
      const joint = dossiers.filter(({ members }) => members.length > 1);
      if (pretty) for (const dossier of joint) console.log(dossierText(dossier));
      console.error(`${dossiers.length} dossiers, ${joint.length} of them of more than one article, to ${out}`);
      return EXIT.fine;
    },
  );
}
