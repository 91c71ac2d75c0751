import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, vi } from 'vitest';

// What is kept between runs must not let a test pass that would fail alone.
process.env.ENTENTE_CACHE = 'off';
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export type Files = Readonly<Record<string, string>>;

const work = mkdtempSync(join(tmpdir(), 'entente-workbench-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let count = 0;

/** A new folder with these files, by their paths in it. */
export function folderOf(files: Files, name = `pack-${++count}`): string {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
