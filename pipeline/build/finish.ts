import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeReady } from '#pipeline/io/yaml';

const [target = 'dist'] = process.argv.slice(2);

/**
 * What tsc leaves undone in dist/ (or another folder given as argument): the knowledge (YAML, and the same as JSON)
 * beside the compiled resolvers, the style and script of the report, a package.json that maps the subpath imports to .js,
 * the executable bit of the command.
 */
cpSync('extractors', `${target}/extractors`, { recursive: true, filter: (file) => !file.endsWith('.ts') });
for (const entry of readdirSync(`${target}/extractors`, { recursive: true, withFileTypes: true }))
  if (entry.name.endsWith('.yaml')) writeReady(join(entry.parentPath, entry.name));

cpSync('pipeline/view/report/client', `${target}/pipeline/view/report/client`, {
  recursive: true,
  filter: (file) => !file.endsWith('tsconfig.json'),
});

const source = JSON.parse(readFileSync('package.json', 'utf8'));
const imports = Object.fromEntries(
  Object.entries<string>(source.imports).map(([name, path]) => [name, path.replace(/\.ts$/, '.js')]),
);
writeFileSync(
  `${target}/package.json`,
  `${JSON.stringify({ name: source.name, version: source.version, private: true, type: 'module', imports }, null, 2)}\n`,
);
chmodSync(`${target}/pipeline/cli/main.js`, 0o755);
