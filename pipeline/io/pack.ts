import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { readExtractors } from '#pipeline/io/extractors';
import { readYaml } from '#pipeline/io/yaml';
import { didYouMean } from '#pipeline/rules/notation';
import type { Extractor } from '#schemas/extractor';
import { type Pack, PackSchema } from '#schemas/pack';

/** A folder of own rules as it was read. */
export type RulePack = {
  readonly directory: string;
  readonly manifest: Pack;
  readonly extractors: readonly Extractor[];
};

const FILES = ['rules.yaml', 'lexicon.yaml', 'cases.yaml'];

/**
 * Reads a pack: `pack.yaml` and one folder for each kind. Only data is read, whatever else lies there.
 * @throws Error with the place and the near miss for a folder or file that does not have the form expected.
 */
export async function readPack(directory: string): Promise<RulePack> {
  checkFolder(directory);
  const file = join(directory, 'pack.yaml');
  // A pack needs no manifest: then it goes by the name of its folder.
  const manifest = existsSync(file)
    ? readYaml(file, PackSchema)
    : { name: basename(resolve(directory)), version: '0.0.0' };
  const extractors = await readExtractors(directory, { trusted: false, pack: manifest.name });
  return { directory, manifest, extractors };
}

function checkFolder(directory: string): void {
  if (!existsSync(directory)) throw new Error(`${directory}: no such folder of rules${nearFolder(directory)}`);
  if (!statSync(directory).isDirectory()) throw new Error(`${directory}: expected a folder of rules, found a file`);
  const inside = readdirSync(directory, { withFileTypes: true });
  const loose = inside.find((entry) => FILES.includes(entry.name));
  if (loose)
    throw new Error(
      `${join(directory, loose.name)}: rules stand in a folder of their kind, as ${join(directory, 'deals', loose.name)}; for one kind alone name the folder above it`,
    );
  checkNames(
    directory,
    inside.filter((entry) => entry.isFile()).map(({ name }) => name),
    ['pack.yaml'],
  );
  const kinds = inside.filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name));
  if (kinds.length === 0)
    throw new Error(
      `${directory}: holds no folder of a kind; expected ${join(directory, 'KIND', 'rules.yaml')} (entente rules new KIND makes one)`,
    );
  for (const { name } of kinds) checkKind(join(directory, name));
}

function checkKind(directory: string): void {
  const names = readdirSync(directory);
  checkNames(directory, names, FILES);
  if (!names.some((name) => isRuleFile(name)))
    throw new Error(`${directory}: holds none of ${FILES.join(', ')}; a folder whose name begins with _ is left out`);
}

const isRuleFile = (name: string): boolean => FILES.includes(name) || /^lexicon.*\.yaml$/.test(name);

/** A file that would be left out in silence because its name is slightly wrong. */
function checkNames(directory: string, names: readonly string[], expected: readonly string[]): void {
  for (const name of names) {
    if (expected.includes(name) || isRuleFile(name) || !/\.ya?ml$/.test(name)) continue;
    const near = didYouMean(name.replace(/\.yml$/, '.yaml'), expected) || `; expected ${expected.join(', ')}`;
    throw new Error(`${join(directory, name)}: no file of a pack${near}`);
  }
}

function nearFolder(directory: string): string {
  const parent = dirname(resolve(directory));
  if (!existsSync(parent)) return '';
  const folders = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return didYouMean(
    basename(directory),
    folders.map(({ name }) => name),
  );
}
