import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { entente, type Figure, linesOf, type Measure, root } from './batch-house.js';

/** Runs the fixtures, exports them, and opens what came out with the programs that it is for. */
export const exports: Measure = async (work) => {
  const run = join(work, 'run');
  await entente(['batch', join(root, 'fixtures'), '--out', run]);
  const to = async (format: string, name: string): Promise<string> => {
    const { code, said } = await entente(['export', run, '--to', format, '-o', join(work, name)]);
    if (code !== 0) throw new Error(said);
    return join(work, name);
  };
  const articles = linesOf(join(run, 'records.jsonl')).length;
  const duckdb = await askDuckdb(await to('duckdb', 'run.duckdb'), await to('parquet', 'parquet'));
  const sqlite = askSqlite(await to('sqlite', 'run.sqlite'));
  await entente(['dossier', run]);
  const count = (what: string, got: readonly (string | number)[]): Figure => ({
    what,
    goal: got.map(() => articles).join(', '),
    got: got.join(', '),
    isMet: got.every((value) => Number(value) === articles),
  });
  return [
    count('articles in DuckDB, in Parquet read by DuckDB', duckdb),
    count('articles in SQLite, read by sqlite3', [sqlite]),
    holds('records.jsonl', 'record', join(run, 'records.jsonl')),
    holds('documents.jsonl', 'document-line', join(run, 'documents.jsonl')),
    holds('dossiers.jsonl', 'dossier', join(run, 'dossiers.jsonl')),
    holds('journal.jsonl', 'journal-line', join(run, 'journal.jsonl')),
  ];
};

async function askDuckdb(database: string, parquet: string): Promise<readonly number[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const one = async (sql: string) => Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0]);
  const counts = [
    await one('SELECT count(*) FROM articles'),
    await one(`SELECT count(*) FROM '${join(parquet, 'articles.parquet')}'`),
  ];
  connection.closeSync();
  instance.closeSync();
  return counts;
}

function askSqlite(database: string): string {
  const { stdout, error } = spawnSync('sqlite3', ['-readonly', database, 'SELECT count(*) FROM articles'], {
    encoding: 'utf8',
  });
  return error ? 'no sqlite3 here' : stdout.trim();
}

/** Every line of a file against the JSON Schema that is published for it; python3-jsonschema beside, where it is there. */
function holds(name: string, schema: string, file: string): Figure {
  const path = join(root, 'schemas/json', `${schema}.json`);
  const validator = z.fromJSONSchema(JSON.parse(readFileSync(path, 'utf8')));
  const all = linesOf(file);
  const wrong = all.filter((line) => !validator.safeParse(JSON.parse(line)).success).length;
  const second = spawnSync('python3', ['-c', PYTHON, path, file], { encoding: 'utf8' });
  const beside = second.status === 0 ? Number(second.stdout) : null;
  return {
    what: `lines of ${name} that break its JSON Schema (zod${beside === null ? '' : '; python3-jsonschema'})`,
    goal: '0',
    got: `${wrong}${beside === null ? '' : `; ${beside}`} of ${all.length}`,
    isMet: wrong === 0 && (beside === null || beside === 0) && all.length > 0,
  };
}

const PYTHON = `
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
print(sum(not validator.is_valid(json.loads(line)) for line in open(sys.argv[2], encoding='utf8')))
`;
