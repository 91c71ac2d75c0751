/**
 * Scores the date finder on a suite of values and measures its throughput.
 *   npx tsx tests/bench/dates.ts SUITE_DIR SET[,SET…] [--errors N] [--extractors DIR]      e.g. …/suites/values hardcases,wikiwars
 * Skips what is absent. Where a suite's convention is not that of the record, the prediction is rewritten here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '#pipeline/rules/engine';
import { find } from '#pipeline/stages/find';
import { documentOf } from '#pipeline/stages/find-in-text';
import type { DateValue, Mention } from '#schemas/mention';
import { EXTRACTORS, engineOf, type GoldLine, isStarted, linesOf, runScorer, type SuiteSpan } from './suite.js';

type Span = SuiteSpan;

/** Sets that expect the hour or the bounds of the interval where the record holds a TIMEX value. */
const INTERVALS = /^(?:duckling|chrono|recognizers)/;

/** The mentions of a text as a suite line expects them. */
export function datesOf(line: GoldLine, set: string, engine: Engine): Span[] {
  const published = line.dct === null ? null : line.dct.slice(0, 10);
  const document = documentOf(line.text, published, engine);
  const mentions = (find(document, engine).mentions.get('date') ?? []).map((one) => ({
    ...one,
    ...document.origin(one),
  }));
  const spans = (mentions as readonly Mention<DateValue>[]).flatMap((mention) => spansOf(mention, line.text, set));
  return set.startsWith('wikiwars') ? [...spans, ...deictic(line.text, spans)] : spans;
}

function spansOf({ start, end, value }: Mention<DateValue>, text: string, set: string): Span[] {
  const span = (from: number, to: number, timex: string): Span => ({
    kind: 'timex',
    start: from,
    end: to,
    type: value.type.toUpperCase(),
    value: timex,
  });
  if (INTERVALS.test(set)) return [{ ...span(start, end, value.value), ...boundsOf(value) }];
  if (!set.startsWith('wikiwars')) return [span(start, end, value.value)];
  const [first, second] = value.value.split('/') as [string, string?];
  // TIMEX2 has no ranges: each end is a mention.
  const cut = /\s*(?:[-–—/]|\b(?:to|through|until|and)\b)\s*/.exec(text.slice(start, end));
  if (second === undefined || cut === null || value.type === 'duration') return [span(start, end, timex2(value.value))];
  const at = start + cut.index;
  return [span(start, at, timex2(first)), span(at + cut[0].length, end, timex2(second))];
}

/** The interval of a date, open at its end as the sets write it; times and lengths have their value alone. */
function boundsOf({ type, earliest, latest }: DateValue): Pick<Span, 'from' | 'to'> {
  if (type !== 'date' || earliest === null || latest === null) return {};
  const after = new Date(`${latest}T00:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 1);
  return { from: earliest, to: after.toISOString().slice(0, 10) };
}

/** TIMEX2 writes decades and centuries without X, months of twelve and sets of calendar units its own way. */
function timex2(value: string): string {
  if (/^\d{3}X$|^\d\dXX$/.test(value)) return value.replaceAll('X', '');
  return value;
}

/** TIMEX2 also marks words of no date ("now", "former"), which the record does not: given to both sides alike. */
function deictic(text: string, spans: readonly Span[]): Span[] {
  const words: [RegExp, string][] = [
    [/\b(?:now|the time being|at present|currently)\b/gi, 'PRESENT_REF'],
    [/\b(?:former|formerly|recent|recently|the past)\b/g, 'PAST_REF'],
    [/\bfuture\b/g, 'FUTURE_REF'],
  ];
  return words.flatMap(([pattern, value]) =>
    [...text.matchAll(pattern)]
      .map((hit): Span => ({ kind: 'timex', start: hit.index, end: hit.index + hit[0].length, type: 'DATE', value }))
      .filter((one) => !spans.some(({ start, end }) => start < one.end && one.start < end)),
  );
}

function score(directory: string, set: string, engine: Engine, errors: string | null): void {
  if (linesOf(directory, set).length === 0) {
    console.log(`${set}: absent, skipped`);
    return;
  }
  const options = errors === null ? [] : ['--errors', errors];
  console.log(`${set}\n${runScorer(directory, set, 'timex', (line) => datesOf(line, set, engine), options)}`);
}

/** Megabytes a second of the finders alone over texts: the best of some rounds, in CPU time of this process. */
export function speed(name: string, texts: readonly string[], engine: Engine): void {
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  const documents = texts.map((text) => documentOf(text, '2020-01-15', engine));
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 30; round++) {
    const begun = process.cpuUsage();
    for (const document of documents) find(document, engine);
    const { user, system } = process.cpuUsage(begun);
    best = Math.min(best, user + system);
  }
  console.log(`${name}: ${(size / best).toFixed(1)} MB/s over ${(size / 1e6).toFixed(2)} MB`);
}

/** Throughput on history dense in dates and on plain English news, where the suites are at hand. */
export async function throughput(directory: string, folder: string): Promise<void> {
  const dense = linesOf(directory, 'wikiwars').map(({ text }) => text);
  const news = join(directory, '../articles/fundus-parsers/ground-truth.json');
  for (const kinds of [
    ['number', 'date'],
    ['number', 'money', 'date'],
  ]) {
    const engine = await engineOf(kinds, folder);
    if (dense.length > 0) speed(`${kinds.join(' + ')}, dense in dates`, dense, engine);
    if (existsSync(news)) speed(`${kinds.join(' + ')}, plain news`, newsTexts(news), engine);
  }
}

/** The English texts of a file of pages with their paragraphs. */
function newsTexts(file: string): string[] {
  const pages = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
  const texts = pages.map((page) =>
    strings(page)
      .filter(({ length }) => length > 80)
      .join('\n\n'),
  );
  return texts.filter(
    (text) => text.length > 500 && (text.match(/\b(?:the|of|and)\b/g)?.length ?? 0) > text.length / 90,
  );
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Strings of a million characters that are made to be slow. */
const HOSTILE =
  '1|-|a-a-a-|$|. . . |1 |1-|1,|March |March 4 |4 March |2019-|2019 |Monday |the end of |early |two years |two |1/|10:|a year |last year |May and |on May 4 and 5, |FY|2019-20 |the first half of |June to |Q1 |for five years, in 3, |every '.split(
    '|',
  );

export function slowest(engine: Engine): void {
  const times = HOSTILE.map((piece) => {
    const document = documentOf(piece.repeat(Math.ceil(1e6 / piece.length)).slice(0, 1e6), '2020-01-15', engine);
    const begun = process.cpuUsage();
    find(document, engine);
    const { user, system } = process.cpuUsage(begun);
    return { piece, milliseconds: Math.round((user + system) / 1000) };
  }).sort((a, b) => b.milliseconds - a.milliseconds);
  const shown = times.slice(0, 5).map(({ piece, milliseconds }) => `${JSON.stringify(piece)} ${milliseconds} ms`);
  console.log(`slowest strings of 1 MB: ${shown.join(', ')}`);
}

const [directory, sets, ...rest] = process.argv.slice(2);
if (directory !== undefined && isStarted(import.meta.url)) {
  const option = (name: string): string | null => rest[rest.indexOf(name) + 1 || rest.length] ?? null;
  const folder = option('--extractors') ?? EXTRACTORS;
  const engine = await engineOf(['number', 'date'], folder);
  const errors = option('--errors');
  for (const set of (sets ?? 'hardcases,wikiwars,re3d').split(',')) score(directory, set, engine, errors);
  await throughput(directory, folder);
  slowest(engine);
}
