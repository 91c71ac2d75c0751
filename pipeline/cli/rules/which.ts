import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BUILT_IN } from '#pipeline/io/rules';
import { kindOf } from '#pipeline/rules/kinds';

/** What a command of the workbench works on: packs in their order, and the one kind of them that is meant, if any. */
export type Which = { readonly rules: readonly string[]; readonly kind: string | null; readonly isBuiltIn: boolean };

const isPack = (directory: string): boolean => existsSync(join(directory, 'pack.yaml'));
const isKind = (directory: string): boolean =>
  existsSync(directory) &&
  statSync(directory).isDirectory() &&
  readdirSync(directory).some((file) => /^(rules|cases|lexicon.*)\.yaml$/.test(file));
const isWithin = (directory: string, folder: string): boolean =>
  `${resolve(directory)}/`.startsWith(`${resolve(folder)}/`);

/** Folders that were named: packs, one kind of a pack, or the built-in rules. */
export function which(folders: readonly string[]): Which {
  const kinds = folders.filter(isKind);
  if (kinds.length > 0 && folders.length > 1) throw new Error(`${kinds[0]}: name either one kind or whole packs`);
  const rules = folders.map((folder) => (isKind(folder) ? dirname(resolve(folder)) : folder));
  const kind = kinds[0] === undefined ? null : kindOf(basename(resolve(kinds[0])));
  const isBuiltIn = rules.some((folder) => isWithin(folder, BUILT_IN) || isOwnSource(folder));
  return { rules: isBuiltIn ? [] : rules, kind, isBuiltIn };
}

/** The folder extractors/ of the sources, while the built command runs. */
const isOwnSource = (folder: string): boolean => isWithin(folder, join(BUILT_IN, '../../extractors'));

/** The packs of the folder at hand: itself, or the folders in it that hold a pack.yaml. */
export function packsHere(): readonly string[] {
  if (isPack('.')) return ['.'];
  return readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && isPack(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** Folders that were named, or the packs at hand. @throws Error where there is none. */
export function whichOrHere(folders: readonly string[]): Which {
  const here = folders.length > 0 ? folders : packsHere();
  if (here.length === 0) throw new Error('no pack in this folder; name one, or make one with: entente rules new KIND');
  return which(here);
}
