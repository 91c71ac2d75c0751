import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { byBytes } from '#pipeline/io/names';

/** True of a path with a mark that a glob knows: `*`, `?`, `[…]` or `{…,…}`. */
export const isGlob = (path: string): boolean => /[*?]|\[[^\]]+\]|\{[^}]*,[^}]*\}/.test(path);

/**
 * Paths that match a glob, in byte order: `*` and `?` stay within a name, `**` stands for any number of folders,
 * `[…]` for one of its characters, `{a,b}` for one of its words. Names that begin with a dot match only a dot.
 */
export async function expandGlob(pattern: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const plain of braces(pattern)) {
    const absolute = plain.startsWith('/');
    await walk(
      absolute ? '/' : '',
      plain.split('/').filter((part) => part !== ''),
      found,
    );
  }
  return [...found].sort(byBytes);
}

async function walk(folder: string, parts: readonly string[], found: Set<string>): Promise<void> {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  if (part === '.' || part === '..') return walk(`${folder}${part}/`, rest, found);
  const isDeep = part === '**';
  if (isDeep && rest.length) await walk(folder, rest, found);
  const step: Step = { matches: isDeep ? /^[^.]/ : matcher(part), next: isDeep ? parts : rest, isLast: !rest.length };
  const entries = await readdir(folder || '.', { withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (step.matches.test(entry.name)) await enter(entry, `${folder}${entry.name}`, step, found);
}

type Step = { readonly matches: RegExp; readonly next: readonly string[]; readonly isLast: boolean };

/** `**` follows no symbolic links, so that a loop ends. */
async function enter(entry: Dirent, path: string, { next, isLast }: Step, found: Set<string>): Promise<void> {
  const goesOn = entry.isDirectory() || (entry.isSymbolicLink() && next[0] !== '**');
  if (next.length && goesOn) await walk(`${path}/`, next, found);
  else if (isLast) found.add(path);
}

function matcher(part: string): RegExp {
  const source = part.replace(/\[!?[^\]]+\]|[*?]|[^*?[]+|\[/g, (piece) => {
    if (piece === '*') return '[^/]*';
    if (piece === '?') return '[^/]';
    if (piece.length > 2 && piece.startsWith('[')) return piece.replace(/^\[!/, '[^').replace(/\\/g, '\\\\');
    return piece.replace(/[.+^$(){}|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${part.startsWith('.') ? '' : '(?!\\.)'}${source}$`, 'u');
}

/** "a.{txt,html}" → "a.txt", "a.html". */
function braces(pattern: string): readonly string[] {
  const match = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
  if (!match) return [pattern];
  const [whole, words = ''] = match;
  const head = pattern.slice(0, match.index);
  const tail = pattern.slice(match.index + whole.length);
  return words.split(',').flatMap((word) => braces(`${head}${word}${tail}`));
}
