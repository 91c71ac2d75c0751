import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from '#pipeline/cli/exit';
import { packsHere } from '#pipeline/cli/rules/which';
import { BUILT_IN } from '#pipeline/io/rules';
import { kindOf } from '#pipeline/rules/kinds';
import { nearest } from '#pipeline/rules/nearest';

const TEMPLATES = join(BUILT_IN, '_template');
/** Beside each pack, so that editors find them wherever the pack lies. */
const SCHEMAS = '.schemas';
const SCHEMA_OF: Readonly<Record<string, string>> = {
  'rules.yaml': 'rules.json',
  'lexicon.yaml': 'lexicon.json',
  'cases.yaml': 'cases.json',
  'pack.yaml': 'pack.json',
};

/** Runs `entente rules new`; the answer is the exit code. */
export function runNew(kind: string, pack: string | undefined): number {
  const directory = pack ?? packsHere()[0] ?? 'my-rules';
  const { folder, template } = choose(kind);
  const target = join(directory, folder);
  if (existsSync(target)) throw new Error(`${target}: exists already; nothing was changed`);
  const schemas = schemaFolder();
  mkdirSync(target, { recursive: true });
  const made = [
    ...makePack(directory, schemas),
    ...readdirSync(template)
      .filter(isYaml)
      .map((name) => makeFile(template, target, name)),
  ];
  console.log(made.join('\n'));
  const command = directory === '.' ? '' : ` ${directory}`;
  console.log(`
Its cases hold now. Change them into what you want to find, watched by
  entente rules test${command} --watch
and use the rules with
  entente extract ARTICLES --rules ${directory}`);
  return EXIT.fine;
}

const isYaml = (name: string): boolean => name.endsWith('.yaml');

/** The folder of a kind: a built-in one, which has its own template, or a new one. */
function choose(kind: string): { readonly folder: string; readonly template: string } {
  if (!/^[a-z][a-z0-9-]*$/.test(kind))
    throw new Error(
      `“${kind}”: expected small letters, digits and hyphens, beginning with a letter, such as naval-base`,
    );
  const folders = readdirSync(BUILT_IN, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !/^[_.]/.test(entry.name),
  );
  const names = folders.map(({ name }) => name);
  const known = names.find((name) => name === kind || kindOf(name) === kind);
  if (known !== undefined) return { folder: known, template: templateOf(known) };
  const near = nearest(kind, [...names, ...names.map(kindOf)]);
  if (near !== null && kind.length > 3)
    console.error(`note: “${kind}” is a new kind; the built-in one is called “${near}”\n`);
  return { folder: kindOf(`${kind}s`) === kind ? `${kind}s` : kind, template: join(TEMPLATES, 'new') };
}

function templateOf(folder: string): string {
  const template = join(TEMPLATES, folder);
  if (existsSync(template)) return template;
  const others = readdirSync(TEMPLATES).filter((name) => name !== 'new');
  throw new Error(
    `${folder} are read by code, which a pack cannot add to; expected one of ${others.join(', ')}, or a new kind`,
  );
}

function makePack(directory: string, schemas: string): readonly string[] {
  cpSync(schemas, join(directory, SCHEMAS), { recursive: true, filter: (file) => isWanted(basename(file)) });
  const file = join(directory, 'pack.yaml');
  if (existsSync(file)) return [];
  const name =
    basename(resolve(directory))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '') || 'my-rules';
  writeFileSync(
    file,
    `${header('pack.yaml', '.')}name: ${name}\nversion: "0.1.0"\n# Rules of the built-in kinds that you do not want, as kind/id (entente rules list extractors).\noff: []\n`,
  );
  return [file];
}

const isWanted = (name: string): boolean => !name.endsWith('.json') || Object.values(SCHEMA_OF).includes(name);

function makeFile(template: string, target: string, name: string): string {
  const text = readFileSync(join(template, name), 'utf8');
  writeFileSync(join(target, name), `${header(name, '..')}${text}`);
  return join(target, name);
}

/** What editors read to complete and check a file. */
const header = (name: string, up: string): string =>
  `# yaml-language-server: $schema=${up}/${SCHEMAS}/${SCHEMA_OF[name]}\n`;

/** schemas/json/ of the sources or of the built package: in the nearest folder above this code that has it. */
function schemaFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (let at = here; at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'schemas/json');
    if (existsSync(join(folder, 'rules.json'))) return folder;
  }
  throw new Error('schemas/json of entente was not found beside its code');
}
