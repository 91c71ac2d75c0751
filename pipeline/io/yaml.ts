import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { cached } from '#pipeline/io/cache';
import { type Place, pointAt } from '#pipeline/io/point-at';
import { problemsOf } from '#pipeline/io/yaml-issues';

/** Faults of one file that are told at once. */
const TOLD = 5;
/** Bytes that a file of rules may have: a pack from a stranger must not fill the memory. */
const LARGEST = 32 * 1024 * 1024;
/** Texts from this length on are kept parsed: YAML reads at about one million characters a second. */
const LONG = 50_000;

/**
 * Reads a YAML file and checks its form.
 * @throws Error with `file:line:column`, what was wrong, what was expected, and the line with a caret.
 */
export function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const text = readText(file);
  const ready = readReady(file, text);
  const data = ready === undefined ? parsed(file, text) : ready;
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  // A file of comments only says nothing: an empty list, or no names.
  const isEmpty = Array.isArray(data) && data.length === 0;
  const empty = isEmpty ? schema.safeParse({}) : result;
  if (empty.success) return empty.data;
  const { document, lines } = parse(file, text);
  const messages = problemsOf(result.error.issues, schema, data).map(({ path, atKey, message }) =>
    pointAt(file, text, placeOf(document.contents, path, lines, atKey), message),
  );
  throw new Error(listed(messages));
}

/** Several messages as one: the first ones, and how many more there are. */
export function listed(messages: readonly string[]): string {
  const more = messages.length - TOLD;
  const told = [...messages.slice(0, TOLD), ...(more > 0 ? [`… and ${more} more in this file`] : [])];
  return told.join('\n');
}

/** @throws Error for what is no file, or too large to be one of rules. */
export function readText(file: string): string {
  const stats = statSync(file);
  if (!stats.isFile()) throw new Error(`${file}: expected a file`);
  if (stats.size > LARGEST)
    throw new Error(
      `${file}: ${Math.round(stats.size / 1e6)} MB; a file of rules has ${LARGEST / 1024 / 1024} MB at most`,
    );
  return readFileSync(file, 'utf8');
}

type Parsed = { readonly document: Document.Parsed; readonly lines: LineCounter };

function parsed(file: string, text: string): unknown {
  const data = () => toData(file, parse(file, text).document);
  return text.length < LONG ? data() : cached('yaml', digestOf(text), data);
}

function toData(file: string, document: Document.Parsed): unknown {
  try {
    return document.toJS() ?? [];
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Parses a YAML text. @throws Error for the first places where it is none. */
function parse(file: string, text: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  // The one name that an object cannot hold like others: it would vanish in silence.
  const proto = /(?<![^\s{,"'])__proto__["']?\s*:/.exec(text);
  if (proto) throw new Error(pointAt(file, text, lines.linePos(proto.index), '“__proto__” cannot be a name'));
  if (document.errors.length === 0) return { document, lines };
  const broken = document.errors[0] as (typeof document.errors)[number];
  const place = lines.linePos(broken.pos[0]);
  throw new Error(pointAt(file, text, place, `${plainMessage(broken.message)}${hint(text, place)}`));
}

function plainMessage(message: string): string {
  const first = message.split('\n')[0] as string;
  return first.replace(/ at line \d+, column \d+:?$/, '');
}

/** The mistake behind most syntax errors: a text with marks of YAML's own, without quotes. */
function hint(text: string, { line }: Place): string {
  const lines = text.split('\n');
  for (const near of [line - 1, line - 2]) {
    if (/^\s*(?:-\s+)?[\w-]+:\s+[[{]/.test(lines[near] ?? '') || /:\s[^"'#\n]*:\s/.test(lines[near] ?? ''))
      return '; a text that begins with { or [, or holds “: ”, must stand in quotes';
    if (/^\s*\t/.test(lines[near] ?? '')) return '; lines are indented by blanks, never by tabs';
  }
  return '';
}

const readyFile = (file: string): string => `${file}.json`;
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes what a YAML file says as JSON beside it: the build does so, because JSON reads thirty times faster. */
export function writeReady(file: string): void {
  const text = readFileSync(file, 'utf8');
  const data = parse(file, text).document.toJS();
  writeFileSync(readyFile(file), JSON.stringify({ digest: digestOf(text), data }));
}

/** What stands beside a YAML file as JSON, if it was made from this very text; else undefined. */
function readReady(file: string, text: string): unknown {
  if (!existsSync(readyFile(file))) return undefined;
  const { digest, data } = JSON.parse(readFileSync(readyFile(file), 'utf8'));
  return digest === digestOf(text) ? (data ?? []) : undefined;
}

/** Line and column of the node that a path leads to (or of its key), or of the last node on the way. */
export function placeOf(root: unknown, path: readonly PropertyKey[], lines: LineCounter, atKey = false): Place {
  let node = root;
  let isWhole = true;
  for (const key of path) {
    const inner: unknown = isMap(node) || isSeq(node) ? node.get(key as string, true) : undefined;
    if (!isNode(inner)) {
      isWhole = false;
      break;
    }
    if (atKey && key === path.at(-1)) break;
    node = inner;
  }
  if (atKey && isWhole && isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
    if (pair && isNode(pair.key)) return lines.linePos(pair.key.range?.[0] ?? 0);
  }
  const offset = isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0;
  return lines.linePos(offset);
}

/** Place of a part of a YAML text that is known to be readable. */
export function placeIn(text: string, path: readonly PropertyKey[], atKey = false): Place {
  const lines = new LineCounter();
  return placeOf(parseDocument(text, { lineCounter: lines }).contents, path, lines, atKey);
}
