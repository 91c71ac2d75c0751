import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { extract } from '#pipeline/extract';
import { loadEngine } from '#pipeline/io/engine';
import { csvCell } from '#pipeline/io/exports/csv';
import { queryDuckdb } from '#pipeline/io/exports/duckdb';
import { exportRecords } from '#pipeline/io/exports/export';
import { EXPORT_FORMATS, type ExportFormat } from '#pipeline/io/exports/formats';
import { TABLE_NAMES, TABLES } from '#pipeline/io/exports/tables';
import { VIEWS } from '#pipeline/io/exports/views';
import { readInputs } from '#pipeline/io/inputs';
import type { ArticleRecord } from '#schemas/record';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const work = mkdtempSync(join(tmpdir(), 'entente-export-'));
const at = (format: ExportFormat) => join(work, format);
const records: ArticleRecord[] = [];
const read = (...path: readonly string[]) => readFileSync(join(work, ...path), 'utf8');
const lines = (...path: readonly string[]) =>
  read(...path)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const ASTRAL =
  '🚢 = Navy\n\nNorway and Malta signed a defence cooperation agreement worth €40 million on 3 June 2024 🛳 and 5 December 2025.\n';

beforeAll(async () => {
  const engine = await loadEngine();
  for await (const input of readInputs(['fixtures'], { published: '2024-06-04' }))
    if (!('error' in input)) records.push(extract(input, engine));
  const given = { published: '2024-06-04', title: '=HYPERLINK("x")', url: null, publisher: null };
  const source = { uri: 'astral.txt', id: null, mediaType: 'text/plain' };
  records.push(extract({ id: `sha256:${'ab'.repeat(32)}`, source, content: ASTRAL, given }, engine));
  for (const format of EXPORT_FORMATS) {
    const stream = async function* () {
      yield* records;
      yield records[0] as ArticleRecord;
    };
    expect(await exportRecords(stream(), format, at(format), 'codepoint')).toEqual({
      articles: records.length,
      repeated: 1,
    });
  }
});
afterAll(() => rmSync(work, { recursive: true }));

/** How many rows each table must have, counted from the records themselves. */
const sum = (count: (record: ArticleRecord) => number) => records.reduce((all, record) => all + count(record), 0);
const expectedRows = () => ({
  articles: records.length,
  agreements: sum(({ agreements }) => agreements.length),
  parties: sum(({ agreements }) => agreements.reduce((all, { parties }) => all + parties.length, 0)),
  amounts: sum(({ money }) => money.length),
  dates: sum(({ dates }) => dates.reduce((all, { use }) => all + (Array.isArray(use) ? use.length : 1), 0)),
  items: sum(({ agreements }) => agreements.reduce((all, { items }) => all + items.length, 0)),
  relations: sum(({ agreements }) => agreements.reduce((all, { relations }) => all + relations.length, 0)),
  evidence: sum(({ agreements }) => agreements.reduce((all, { evidence }) => all + evidence.length, 0)),
});

describe('tables', () => {
  test('nothing half-written is left beside them', () => {
    expect(readdirSync(work).toSorted()).toEqual([...EXPORT_FORMATS].toSorted());
  });

  test('as JSON lines and CSV hold the same rows', () => {
    const expected = expectedRows();
    for (const name of TABLE_NAMES) {
      const rows = lines('jsonl', `${name}.jsonl`);
      expect(rows, name).toHaveLength(expected[name]);
      const columns = Object.keys(TABLES[name]);
      expect(Object.keys(rows[0])).toEqual(columns);
      expect(new Set(rows.map((row) => row[columns[0] as string])).size).toBe(rows.length);
      const csv: readonly string[][] = parse(read('csv', `${name}.csv`));
      expect(csv[0]).toEqual(columns);
      expect(csv.slice(1)).toEqual(rows.map((row) => columns.map((column) => unquoted(row[column]))));
    }
  });

  test('keys lead from an amount to its agreement and its article', () => {
    const articles = new Set(lines('jsonl', 'articles.jsonl').map((row) => row.article_id));
    const agreements = new Map(lines('jsonl', 'agreements.jsonl').map((row) => [row.agreement_id, row.article_id]));
    for (const table of ['parties', 'amounts', 'dates', 'items', 'relations', 'evidence'])
      for (const row of lines('jsonl', `${table}.jsonl`)) {
        expect(articles).toContain(row.article_id);
        if (row.agreement_id !== null) expect(agreements.get(row.agreement_id)).toBe(row.article_id);
      }
  });

  test.skipIf(spawnSync('sqlite3', ['-version']).error)('as SQLite open in sqlite3, keys, views and all', () => {
    const ask = (sql: string) => execFileSync('sqlite3', [at('sqlite'), sql], { encoding: 'utf8' }).trim();
    for (const [name, count] of Object.entries(expectedRows()))
      expect(ask(`SELECT count(*) FROM ${name}`)).toBe(String(count));
    for (const { name } of VIEWS) ask(`SELECT * FROM ${name}`);
    expect(ask('PRAGMA integrity_check')).toBe('ok');
    expect(ask("SELECT title FROM articles WHERE uri = 'astral.txt'")).toBe('=HYPERLINK("x")');
  });

  test('as DuckDB and Parquet hold the same, and a query can change nothing', async () => {
    const one = async (sql: string) => Number((await queryDuckdb(at('duckdb'), sql)).rows[0]?.[0]);
    for (const [name, count] of Object.entries(expectedRows()))
      expect(await one(`SELECT count(*) FROM ${name}`)).toBe(count);
    for (const { name } of VIEWS)
      expect((await queryDuckdb(at('duckdb'), `SELECT * FROM ${name}`)).columns.length).toBeGreaterThan(3);
    await expect(one('DELETE FROM articles')).rejects.toThrow(/read-only/);
    await expect(one(`SELECT count(*) FROM read_text('/etc/hostname')`)).rejects.toThrow(/disabled by configuration/);
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create()).connect();
    for (const [name, count] of Object.entries(expectedRows())) {
      const file = join(at('parquet'), `${name}.parquet`);
      expect(Number((await connection.runAndReadAll(`SELECT count(*) FROM '${file}'`)).getRows()[0]?.[0])).toBe(count);
    }
    const { rows } = await queryDuckdb(at('duckdb'), 'SELECT sum(amount), count(quote) FROM amounts');
    const parquet = await connection.runAndReadAll(
      `SELECT sum(amount), count(quote) FROM '${join(at('parquet'), 'amounts.parquet')}'`,
    );
    expect(parquet.getRowsJson().map((row) => row.map(Number))).toEqual(rows);
    connection.closeSync();
  });
});

const unquoted = (value: unknown) =>
  value === null
    ? ''
    : csvCell(value as string)
        .replace(/^"|"$/g, '')
        .replaceAll('""', '"');

test('cells that a spreadsheet would run are text', () => {
  const titles = parse(read('csv', 'articles.csv'), { columns: true });
  expect(titles).toContainEqual(expect.objectContaining({ title: `'=HYPERLINK("x")` }));
});

describe('offsets', () => {
  test('are those of the characters in tables, brat and Label Studio', () => {
    const characters = [...ASTRAL];
    const own = lines('jsonl', 'amounts.jsonl').filter(({ article_id }) => article_id.includes('abab'));
    expect(own.length).toBeGreaterThan(0);
    for (const { start, end, quote } of own) expect(characters.slice(start, end).join('')).toBe(quote);
    const notes = read('brat', `${'ab'.repeat(8)}.ann`)
      .trimEnd()
      .split('\n')
      .filter((line) => line.startsWith('T'));
    expect(notes.length).toBeGreaterThanOrEqual(4);
    const text = [...read('brat', `${'ab'.repeat(8)}.txt`)];
    for (const note of notes) {
      const [, where = '', quote] = note.split('\t');
      const [, start, end] = where.split(' ').map(Number);
      expect(text.slice(start, end).join('')).toBe(quote);
    }
    const tasks = JSON.parse(read('label-studio', 'tasks.json'));
    expect(tasks).toHaveLength(records.length);
    for (const { data, predictions } of tasks)
      for (const { value } of predictions[0].result)
        expect([...data.text].slice(value.start, value.end).join('')).toBe(value.text);
  });
});

test('FollowTheMoney entities refer to entities that are there', () => {
  const entities: readonly { id: string; schema: string; properties: Record<string, string[]> }[] = lines(
    'followthemoney',
    'entities.ftm.json',
  );
  const ids = new Set(entities.map(({ id }) => id));
  expect(ids.size).toBe(entities.length);
  const schemas = new Set(entities.map(({ schema }) => schema));
  for (const schema of ['Article', 'Contract', 'ContractAward', 'PublicBody', 'Company'])
    expect(schemas).toContain(schema);
  for (const { properties } of entities) {
    for (const list of Object.values(properties)) for (const value of list) expect(typeof value).toBe('string');
    for (const name of ['authority', 'supplier', 'contract', 'subject', 'object', 'proof'])
      for (const id of properties[name] ?? []) expect(ids).toContain(id);
    for (const country of properties.country ?? []) expect(country).toMatch(/^[a-z]{2}$/);
  }
});

test('OCDS releases have what the standard asks for', () => {
  const id = z.string().min(1);
  const reference = z.object({ id, name: z.string() });
  const value = z.object({ amount: z.number(), currency: z.string().length(3) });
  const day = z.iso.datetime();
  const Package = z.object({
    uri: z.string(),
    version: z.literal('1.1'),
    publishedDate: day,
    publisher: z.object({ name: z.string() }),
    releases: z
      .array(
        z.object({
          ocid: id,
          id,
          date: day,
          tag: z.array(z.enum(['planning', 'contract'])).min(1),
          initiationType: z.literal('tender'),
          parties: z.array(reference.extend({ roles: z.array(z.enum(['buyer', 'procuringEntity', 'supplier'])) })),
          buyer: reference.optional(),
          awards: z
            .array(z.object({ id, suppliers: z.array(reference).optional(), value: value.optional() }))
            .optional(),
          contracts: z
            .array(
              z.object({
                id,
                awardID: id,
                status: z.enum(['pending', 'active', 'cancelled', 'terminated']),
                dateSigned: day.optional(),
                value: value.optional(),
              }),
            )
            .optional(),
        }),
      )
      .min(3),
  });
  const { releases } = Package.parse(JSON.parse(read('ocds', 'releases.json')));
  expect(new Set(releases.map(({ ocid }) => ocid)).size).toBe(releases.length);
  for (const { parties, buyer } of releases) if (buyer) expect(parties.map((party) => party.id)).toContain(buyer.id);
});

test('records hold to the JSON Schema that is published', () => {
  const schema = z.fromJSONSchema(JSON.parse(readFileSync('schemas/json/record.json', 'utf8')));
  for (const record of records) expect(() => schema.parse(record)).not.toThrow();
  expect(schema.safeParse({ ...records[0], money: null }).success).toBe(false);
});
