import { EXIT } from '#pipeline/cli/exit';
import type { ReportOptions } from '#pipeline/cli/report';
import { clientFile, digest, styles } from '#pipeline/cli/report-files';
import { openLines } from '#pipeline/run/lines';
import { hasFailed } from '#pipeline/run/process';
import { readRecords } from '#pipeline/run/records';
import { recordsPath } from '#pipeline/run/run-records';
import { reportPage } from '#pipeline/view/report/page';

/** Runs `entente report`; the answer is the exit code. */
export async function runReport(path: string, { output }: ReportOptions): Promise<number> {
  const file = recordsPath(path);
  const outcomes = await readRecords(file);
  if (!outcomes) throw new Error(`${file}: no records (expected the JSON lines that \`entente extract -o\` writes)`);
  const style = styles('base', 'list', 'text', 'records', 'overview', 'small');
  const page = reportPage(outcomes, { style, script: clientFile('report.js'), digest });
  const lines = await openLines(output);
  await lines.write(page);
  await lines.close();
  const failed = outcomes.filter(hasFailed).length;
  console.error(`${outcomes.length - failed} articles in ${output}${failed ? `; ${failed} inputs had failed` : ''}`);
  return EXIT.fine;
}
