import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kindOf } from '#pipeline/rules/kinds';
import { readYaml } from '#pipeline/io/yaml';
import { z } from 'zod';
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
export async function readExtractors(directory: string, { trusted }: { trusted: boolean }): Promise<Extractor[]> {
  if (!existsSync(directory)) throw new Error(`${directory}: no such folder of rules`);
  const folders = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  return Promise.all(folders.map((folder) => readExtractor(join(directory, folder), kindOf(folder), trusted)));
}

async function readExtractor(directory: string, kind: string, trusted: boolean): Promise<Extractor> {
  const lexicons = readdirSync(directory)
    .filter((file) => /^lexicon.*\.yaml$/.test(file))
    .sort()
    .map((file) => join(directory, file));
  const files = { rules: join(directory, 'rules.yaml'), cases: join(directory, 'cases.yaml'), lexicons };
  const lexicon = mergeLexicons(lexicons);
  const code = trusted ? await readCode(join(directory, `resolve${CODE}`)) : {};
  return {
    kind,
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
}

async function readCode(file: string): Promise<Code> {
  return existsSync(file) ? import(pathToFileURL(file).href) : {};
}

/** All lexicon files of a folder as one; a group may be spread over files, an entry may not. */
function mergeLexicons(files: readonly string[]): Lexicon {
  const merged: Record<string, Record<string, Lexicon[string][string]>> = {};
  for (const file of files) {
    for (const [group, entries] of Object.entries(readYaml(file, LexiconSchema))) {
      merged[group] ??= {};
      for (const [key, entry] of Object.entries(entries)) {
        const known = merged[group] as Record<string, unknown>;
        if (Object.hasOwn(known, key))
          throw new Error(`${file}: “${key}” stands in group “${group}” of another file too`);
        known[key] = entry;
      }
    }
  }
  return merged;
}

/** The bytes of all files that decide what is found, in a fixed order, for the digest. */
export function ruleFiles(directory: string): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.yaml$/.test(entry.name) && entry.name !== 'cases.yaml')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(directory.length), bytes: readFileSync(path) }));
}
