import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * What is dear to make from a content, by the digest of that content: kept in the user's own cache folder
 * (`ENTENTE_CACHE` names another, `off` none). Whatever is wrong with the folder, the answer is made anew; the value
 * stands under its own digest too, so that a damaged file is never believed.
 */
export function cached<T>(what: string, digest: string, make: () => T): T {
  const folder = cacheFolder();
  if (folder === null) return make();
  const file = join(folder, `${what}-${digest}.json`);
  const known = read<T>(file);
  if (known !== undefined) return known.value;
  const value = make();
  write(file, value);
  return value;
}

function cacheFolder(): string | null {
  const { ENTENTE_CACHE: own, XDG_CACHE_HOME: common } = process.env;
  if (own === 'off') return null;
  return own || join(common || join(homedir(), '.cache'), 'entente');
}

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function read<T>(file: string): { readonly value: T } | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const body = text.slice(65);
    return sumOf(body) === text.slice(0, 64) ? { value: JSON.parse(body) as T } : undefined;
  } catch {
    return undefined;
  }
}

function write(file: string, value: unknown): void {
  const body = JSON.stringify(value);
  if (body === undefined) return;
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${sumOf(body)}\n${body}`);
    renameSync(draft, file);
  } catch {
    // A read-only home costs time, nothing else.
  }
}
