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
  const entries = await readdir(folder || '.', { withFileTypes: true }).catch(() => []);
  if (part === '.' || part === '..') return walk(`${folder}${part}/`, rest, found);
  if (part === '**' && rest.length) await walk(folder, rest, found);
  const matches = part === '**' ? /^[^.]/ : matcher(part);
  for (const entry of entries) {
    if (!matches.test(entry.name)) continue;
    const path = `${folder}${entry.name}`;
    const isFolder = entry.isDirectory();
    if (part === '**') {
      if (isFolder) await walk(`${path}/`, parts, found);
      else if (!rest.length) found.add(path);
    } else if (!rest.length) found.add(path);
    else if (isFolder || entry.isSymbolicLink()) await walk(`${path}/`, rest, found);
  }
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
