import { existsSync } from 'node:fs';
import { expandGlob, isGlob } from '#pipeline/io/glob';
import { isUrl } from '#pipeline/io/inputs';
import { byBytes } from '#pipeline/io/names';
import { stop } from '#pipeline/run/stop';

/**
 * The inputs of a run in byte order, each once: globs are expanded, a path that stands in a folder given beside it is
 * left out.
 * @throws Stop `usage` for standard input, which cannot be read a second time
 */
export async function inputPaths(paths: readonly string[]): Promise<readonly string[]> {
  if (paths.includes('-'))
    throw stop('usage', '- (standard input) cannot be resumed; write it to a file and give its name');
  const found: string[] = [];
  for (const path of paths) {
    const matches = !existsSync(path) && isGlob(path) ? await expandGlob(path) : [];
    found.push(...(matches.length ? matches : [isUrl(path) ? path : path.replace(/(?<=.)\/+$/, '')]));
  }
  const all = new Set(found);
  return [...all].filter((path) => !foldersAbove(path).some((folder) => all.has(folder))).sort(byBytes);
}

const foldersAbove = (path: string): readonly string[] =>
  path.split('/').flatMap((_, i, parts) => (i > 0 ? [parts.slice(0, i).join('/')] : []));
