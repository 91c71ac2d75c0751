import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { byBytes } from '#pipeline/io/names';
import { openAtomic } from '#pipeline/run/atomic';
import { dossierOf } from '#pipeline/run/dossier/dossier';
import { gather } from '#pipeline/run/dossier/gather';
import { type Member, membersOf } from '#pipeline/run/dossier/member';
import { stop } from '#pipeline/run/stop';
import { type Dossier, type DossierDecisions, DossierDecisionsSchema } from '#schemas/dossier';
import type { ArticleRecord } from '#schemas/record';

/** The dossiers of all records, in the order of their first publication. */
export async function makeDossiers(
  records: AsyncIterable<ArticleRecord>,
  decisions: DossierDecisions,
): Promise<readonly Dossier[]> {
  const members: Member[] = [];
  for await (const record of records) members.push(...membersOf(record));
  const known = new Set(members.map(({ key }) => key));
  const stranger = [...decisions.apart, ...decisions.together].flat().find((key) => !known.has(key));
  if (stranger !== undefined) throw stop('usage', `the list of decisions names ${stranger}, which is in no record`);
  return gather(members, decisions)
    .map(dossierOf)
    .sort((a, b) => byBytes(day(a), day(b)) || byBytes(a.id, b.id));
}

const day = ({ timeline }: Dossier): string => timeline[0]?.published ?? '9';

/** @param file null where there is none */
export function readDecisions(file: string | null): DossierDecisions {
  if (file === null) return { apart: [], together: [] };
  if (!existsSync(file)) throw stop('usage', `${file}: no such file`);
  try {
    const result = DossierDecisionsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (result.success) return result.data;
    throw stop('usage', `${file}: ${z.prettifyError(result.error)}`);
  } catch (error) {
    throw error instanceof SyntaxError ? stop('usage', `${file} is no JSON: ${error.message}`, error) : error;
  }
}

export function writeDossiers(file: string, dossiers: readonly Dossier[]): void {
  const out = openAtomic(file);
  try {
    for (const dossier of dossiers) out.write(`${JSON.stringify(dossier)}\n`);
    out.commit();
  } catch (error) {
    out.abandon();
    throw error;
  }
}
