import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { pointAt } from '#pipeline/io/point-at';
import { placeIn, readText, readYaml } from '#pipeline/io/yaml';
import { kindOf } from '#pipeline/rules/kinds';
import {
  CaseSchema,
  type Configure,
  type Extractor,
  type Lexicon,
  LexiconSchema,
  type Refine,
  type Resolve,
  RuleSchema,
  type Scan,
} from '#schemas/extractor';

/** `.ts` while developing and testing, `.js` in the built package. */
const CODE = extname(import.meta.url);

type Code = {
  readonly default?: Resolve;
  readonly configure?: Configure;
  readonly refine?: Refine;
  readonly scan?: Scan;
  readonly needs?: readonly string[];
  readonly overlap?: boolean;
};

/**
 * Reads every folder of a directory as one extractor: there is no list to keep. Folders whose name begins with `_` or `.` are left out.
 * @param trusted whether the folders' `resolve` code is run; an analyst's pack is data only.
 * @throws Error with file, line and column for a file that cannot be read or does not have the form expected.
 */
export async function readExtractors(
  directory: string,
  { trusted, pack }: { trusted: boolean; pack?: string },
): Promise<Extractor[]> {
  if (!existsSync(directory)) throw new Error(`${directory}: no such folder of rules`);
  const folders = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  return Promise.all(folders.map((folder) => readExtractor(join(directory, folder), kindOf(folder), trusted, pack)));
}

/** What was read of a folder, by the texts that it was read from: the same texts give the same object. */
const readBefore = new Map<string, { readonly digest: string; readonly extractor: Extractor }>();

async function readExtractor(directory: string, kind: string, trusted: boolean, pack?: string): Promise<Extractor> {
  const lexicons = readdirSync(directory)
    .filter((file) => /^lexicon.*\.yaml$/.test(file))
    .sort()
    .map((file) => join(directory, file));
  const files = { rules: join(directory, 'rules.yaml'), cases: join(directory, 'cases.yaml'), lexicons };
  const digest = digestOfFiles([files.rules, files.cases, ...lexicons], pack);
  const before = readBefore.get(directory);
  if (before?.digest === digest) return before.extractor;
  const lexicon = mergeLexicons(lexicons);
  const code = trusted ? await readCode(join(directory, `resolve${CODE}`)) : {};
  const extractor: Extractor = {
    kind,
    ...(pack === undefined ? {} : { pack }),
    lexicon,
    rules: existsSync(files.rules) ? readYaml(files.rules, z.array(RuleSchema)) : [],
    cases: existsSync(files.cases) ? readYaml(files.cases, z.array(CaseSchema)) : [],
    resolve: code.default ?? null,
    refine: code.refine ?? null,
    scan: code.scan ?? null,
    configure: code.configure ?? null,
    needs: code.needs ?? [],
    overlap: code.overlap ?? false,
    files,
  };
  readBefore.set(directory, { digest, extractor });
  return extractor;
}

function digestOfFiles(files: readonly string[], pack: string | undefined): string {
  const hash = createHash('sha256').update(pack ?? '');
  for (const file of files) if (existsSync(file)) hash.update(`\0${file}\0`).update(readText(file));
  return hash.digest('hex');
}

async function readCode(file: string): Promise<Code> {
  return existsSync(file) ? import(pathToFileURL(file).href) : {};
}

/** All lexicon files of a folder as one; a group may be spread over files, an entry may not. */
function mergeLexicons(files: readonly string[]): Lexicon {
  const merged = new Map<string, Map<string, Lexicon[string][string]>>();
  for (const file of files) {
    for (const [group, entries] of Object.entries(readYaml(file, LexiconSchema))) {
      const known = merged.get(group) ?? new Map<string, Lexicon[string][string]>();
      merged.set(group, known);
      for (const [key, entry] of Object.entries(entries)) {
        if (known.has(key)) throw new Error(twice(file, group, key));
        known.set(key, entry);
      }
    }
  }
  return Object.fromEntries([...merged].map(([group, entries]) => [group, Object.fromEntries(entries)]));
}

function twice(file: string, group: string, key: string): string {
  const text = readText(file);
  const message = `“${key}” stands in group “${group}” of another file too; expected each entry once`;
  return pointAt(file, text, placeIn(text, [group, key], true), message);
}

/** The bytes of all files that decide what is found, in a fixed order, for the digest. */
export function ruleFiles(directory: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.yaml$/.test(entry.name) && entry.name !== 'cases.yaml')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[/\\][_.]/.test(path.slice(directory.length)))
    .sort()
    .map((path) => ({ path: path.slice(directory.length), text: readText(path) }));
}
