import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '#pipeline/cli/exit';
import type { ReportOptions } from '#pipeline/cli/report';
import { openLines } from '#pipeline/run/lines';
import { hasFailed } from '#pipeline/run/process';
import { readRecords } from '#pipeline/run/records';
import { reportPage } from '#pipeline/view/report/page';

/** In the order in which they apply. */
const STYLES = ['base', 'list', 'text', 'records', 'overview', 'small'].map((name) => `${name}.css`);

/** Runs `entente report`; the answer is the exit code. */
export async function runReport(path: string, { output }: ReportOptions): Promise<number> {
  const file = recordsFile(path);
  const outcomes = await readRecords(file);
  if (!outcomes) throw new Error(`${file}: no records (expected the JSON lines that \`entente extract -o\` writes)`);
  const page = reportPage(outcomes, { style: STYLES.map(client).join('\n'), script: client('report.js'), digest });
  const lines = await openLines(output);
  await lines.write(page);
  await lines.close();
  const failed = outcomes.filter(hasFailed).length;
  console.error(`${outcomes.length - failed} articles in ${output}${failed ? `; ${failed} inputs had failed` : ''}`);
  return EXIT.fine;
}

function recordsFile(path: string): string {
  if (!existsSync(path)) throw new Error(`${path}: no such file or folder`);
  return statSync(path).isDirectory() ? join(path, 'records.jsonl') : path;
}

const client = (name: string): string =>
  readFileSync(new URL(`../view/report/client/${name}`, import.meta.url), 'utf8');

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
