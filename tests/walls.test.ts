import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const biome = join(root, 'node_modules/.bin/biome');

/** Who may import what (true) and who may not: one file each in a copy of the house that holds nothing else. */
const IMPORTS: readonly (readonly [from: string, what: string, allowed: boolean])[] = [
  ['schemas/a.ts', 'zod', true],
  ['schemas/b.ts', 'yaml', false],
  ['schemas/c.ts', '#pipeline/extract', false],
  ['schemas/d.ts', 'node:fs', false],
  ['extractors/money/a.ts', '#schemas/record', true],
  ['extractors/money/b.ts', '#pipeline/language/tokens', true],
  ['extractors/money/c.ts', '#extractors/dates/resolve', false],
  ['extractors/money/d.ts', '#pipeline/rules/match', false],
  ['extractors/money/e.ts', 'wink-nlp', false],
  ['extractors/money/f.ts', 'node:fs', false],
  ['pipeline/language/a.ts', 'wink-nlp', true],
  ['pipeline/language/b.ts', '#pipeline/rules/match', false],
  ['pipeline/rules/a.ts', '#pipeline/language/tokens', true],
  ['pipeline/rules/b.ts', 'compromise', false],
  ['pipeline/rules/c.ts', 'yaml', false],
  ['pipeline/stages/a.ts', '#pipeline/rules/match', true],
  ['pipeline/stages/b.ts', 'cheerio', false],
  ['pipeline/stages/c.ts', '#pipeline/io/engine', false],
  ['pipeline/stages/read/a.ts', 'cheerio', true],
  ['pipeline/stages/read/b.ts', 'node:fs', false],
  ['pipeline/stages/read/c.ts', 'undici', false],
  ['pipeline/link/a.ts', '#pipeline/rules/nearest', true],
  ['pipeline/link/b.ts', '#pipeline/io/engine', false],
  ['pipeline/link/c.ts', 'wink-nlp', false],
  ['pipeline/evaluate/a.ts', '#schemas/record', true],
  ['pipeline/evaluate/b.ts', '#pipeline/run/process', false],
  ['pipeline/evaluate/c.ts', 'node:fs', false],
  ['pipeline/view/a.ts', '#schemas/record', true],
  ['pipeline/view/b.ts', '#pipeline/evaluate/tally', false],
  ['pipeline/io/a.ts', 'yaml', true],
  ['pipeline/io/b.ts', '#pipeline/cli/main', false],
  ['pipeline/run/a.ts', '#pipeline/extract', true],
  ['pipeline/run/b.ts', '#pipeline/cli/main', false],
  ['pipeline/run/c.ts', 'yaml', false],
  ['pipeline/run/d.ts', '../io/engine', false],
  ['pipeline/cli/a.ts', '#pipeline/run/process', true],
];
const OTHERS: readonly (readonly [file: string, text: string, rule: string])[] = [
  [
    'pipeline/run/cycle-a.ts',
    "import { b } from '#pipeline/run/cycle-b';\nexport const a = () => b();\n",
    'noImportCycles',
  ],
  [
    'pipeline/run/cycle-b.ts',
    "import { a } from '#pipeline/run/cycle-a';\nexport const b = () => a();\n",
    'noImportCycles',
  ],
  ['pipeline/run/camelCase.ts', 'export const a = 1;\n', 'useFilenamingConvention'],
  ['pipeline/run/long.ts', 'export const a = 1;\n'.repeat(221), 'noExcessiveLinesPerFile'],
];

describe('the linter', () => {
  const house = mkdtempSync(join(tmpdir(), 'walls-'));
  afterAll(() => rmSync(house, { recursive: true }));
  for (const file of ['.biome.json', 'package.json', 'tsconfig.json']) cpSync(join(root, file), join(house, file));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  };
  for (const [file, what] of IMPORTS) write(file, `import * as it from '${what}';\n\nexport const a = it;\n`);
  for (const [file, text] of OTHERS) write(file, text);
  const { stdout } = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none'], {
    cwd: house,
    encoding: 'utf8',
  });
  const found: readonly { category: string; location: { path: string } }[] = JSON.parse(stdout).diagnostics;
  const rulesFor = (file: string) =>
    found.filter(({ location }) => location.path.endsWith(file)).map(({ category }) => category.split('/').at(-1));

  test.each(IMPORTS)('%s importing %s: allowed %s', (file, _, allowed) => {
    const broken = rulesFor(file).filter((rule) => rule === 'noRestrictedImports' || rule === 'noNodejsModules');
    expect(broken.length > 0).toBe(!allowed);
  });

  test.each(OTHERS)('%s', (file, _, rule) => {
    expect(rulesFor(file)).toContain(rule);
  });
});
