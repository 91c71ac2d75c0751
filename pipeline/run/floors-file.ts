import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { type Floor, floorOf } from '#pipeline/evaluate/floors';
import { sumScores } from '#pipeline/evaluate/tally';
import type { ScoredFixture } from '#pipeline/run/score-fixtures';
import { type Floors, FloorsSchema } from '#schemas/fixture';

/** The floor that a run sets, with the digest of the articles and expectations that it was measured on. */
export function measureFloor(scored: readonly ScoredFixture[]): Floor {
  const hash = createHash('sha256');
  for (const { fixture } of scored) hash.update(`${fixture.id}\0${fixture.digest}\n`);
  const total = sumScores(scored.map(({ score }) => score));
  return floorOf(total, `sha256:${hash.digest('hex')}`, scored.length);
}

/** A set of fixtures is known in the floors file by the name of its folder. */
const setName = (folder: string): string => basename(resolve(folder));

/** @returns null where the file, or the set in it, does not exist yet */
export function readFloor(file: string, folder: string): Floor | null {
  return readAll(file)[setName(folder)] ?? null;
}

export function writeFloor(file: string, folder: string, floor: Floor): void {
  const all = { ...readAll(file), [setName(folder)]: floor };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}

function readAll(file: string): Floors {
  if (!existsSync(file)) return {};
  const result = FloorsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (result.success) return result.data;
  throw new Error(`${file}: ${z.prettifyError(result.error)}`);
}
