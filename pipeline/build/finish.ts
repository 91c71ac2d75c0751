import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * What tsc leaves undone in dist/: the knowledge (YAML) beside the compiled resolvers, a package.json that maps the
 * subpath imports to .js, and the executable bit of the command.
 */
cpSync('extractors', 'dist/extractors', { recursive: true, filter: (file) => !file.endsWith('.ts') });

const source = JSON.parse(readFileSync('package.json', 'utf8'));
const imports = Object.fromEntries(
  Object.entries<string>(source.imports).map(([name, target]) => [name, target.replace(/\.ts$/, '.js')]),
);
writeFileSync(
  'dist/package.json',
  `${JSON.stringify({ name: source.name, version: source.version, private: true, type: 'module', imports }, null, 2)}\n`,
);
chmodSync('dist/pipeline/cli/main.js', 0o755);
