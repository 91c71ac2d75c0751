import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { byBytes, isReadInFolders } from '#pipeline/io/names';

/** The readable files under a folder, each folder's names in byte order; hidden ones are left out, loops not followed. */
export async function* filesUnder(folder: string, above: readonly string[] = []): AsyncGenerator<string> {
  const real = await realpath(folder);
  if (above.includes(real)) return;
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => byBytes(a.name, b.name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = `${folder.replace(/\/+$/, '')}/${entry.name}`;
    if (await isFolder(entry, path)) yield* filesUnder(path, [...above, real]);
    else if (isReadInFolders(entry.name)) yield path;
  }
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return stat(path).then(
    (target) => target.isDirectory(),
    () => false,
  );
}
