/**
 * Writes the hostile shapes as files: `npx tsx tests/hostile/generate.ts FOLDER [BYTES]` (1,000,000 where left out),
 * and prints their names, one a line.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHAPES } from './all-shapes.js';

const [folder, size = '1000000'] = process.argv.slice(2);
if (folder === undefined) throw new Error('expected a folder');
mkdirSync(folder, { recursive: true });
for (const { file, make } of SHAPES) {
  writeFileSync(join(folder, file), make(Number(size)));
  console.log(file);
}
