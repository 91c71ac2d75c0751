import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readExtractors, ruleFiles } from '#pipeline/io/extractors';
import { faultMessage, faultOf } from '#pipeline/io/fault-message';
import { type RulePack, readPack } from '#pipeline/io/pack';
import { pointAt } from '#pipeline/io/point-at';
import { listed, placeIn, readText } from '#pipeline/io/yaml';
import { checkPack } from '#pipeline/rules/check-pack';
import { RuleError } from '#pipeline/rules/compile';
import type { Engine } from '#pipeline/rules/engine';
import { type Base, compileBase, extendEngine } from '#pipeline/rules/extend';
import { didYouMean } from '#pipeline/rules/notation';
import { mergeExtractors } from '#pipeline/rules/packs';
import type { Extractor } from '#schemas/extractor';

export const BUILT_IN = fileURLToPath(new URL('../../extractors/', import.meta.url));

export type RuleSources = {
  /** Folders of an analyst's own rules, in the order in which they count; data only, no code of theirs is run. */
  readonly rules?: readonly string[];
  /** Extractors written in TypeScript, after the folders. */
  readonly extractors?: readonly Extractor[];
};

/** All rules as they were read, and the engine that they make. */
export type LoadedRules = { readonly engine: Engine; readonly base: Base; readonly packs: readonly RulePack[] };

/** The built-in rules, compiled once for all packs that are added to them. */
let builtIn: Base | null = null;

/**
 * Reads and compiles rules without asking whether each is shown by a case.
 * @throws Error with file, line, column and the near miss for whatever is wrong.
 */
export async function loadRules({ rules = [], extractors = [] }: RuleSources): Promise<LoadedRules> {
  const base = await loadBase();
  const packs: RulePack[] = [];
  for (const directory of rules) packs.push(await readPack(directory));
  if (extractors.length > 0) packs.push(packOf(extractors, base));
  if (packs.length === 0) return { engine: base.engine, base, packs };
  checkOrder(packs, base);
  const merged = mergeExtractors([base.extractors, ...packs.map((pack) => pack.extractors)], offOf(packs));
  const about = { version: base.engine.version, digest: digestOf([BUILT_IN, ...rules], extractors) };
  try {
    return { engine: extendEngine(base, merged, about), base, packs };
  } catch (error) {
    throw error instanceof RuleError ? new Error(faultMessage(faultOf(error)), { cause: error }) : error;
  }
}

/** The built-in rules alone. Their files are looked at anew each time, and compiled where one of them has changed. */
async function loadBase(): Promise<Base> {
  const raw = await readExtractors(BUILT_IN, { trusted: true });
  const isKnown = builtIn !== null && raw.every((one, index) => one === builtIn?.extractors[index]);
  if (builtIn !== null && isKnown) return builtIn;
  try {
    const about = { version: packageVersion(), digest: digestOf([BUILT_IN], []) };
    const { engine, build } = compileBase(mergeExtractors([raw]), about);
    builtIn = { extractors: raw, engine, build };
    return builtIn;
  } catch (error) {
    throw error instanceof RuleError ? new Error(faultMessage(faultOf(error)), { cause: error }) : error;
  }
}

/** Extractors given as values are a pack without a folder. Code of their own is for kinds of their own. */
function packOf(extractors: readonly Extractor[], base: Base): RulePack {
  const kinds = new Set(base.extractors.map(({ kind }) => kind));
  for (const { kind, resolve, refine, scan, configure } of extractors) {
    if (kinds.has(kind) && (resolve ?? refine ?? scan ?? configure))
      throw new Error(
        `extractor “${kind}”: this built-in kind has its own code; expected rules and lexicon only, or another kind`,
      );
  }
  return { directory: '', manifest: { name: 'code', version: '0.0.0' }, extractors };
}

const offOf = (packs: readonly RulePack[]): (readonly string[])[] => [
  [],
  ...packs.map(({ manifest }) => manifest.off ?? []),
];

/** Checks each pack against all that stands before it. */
function checkOrder(packs: readonly RulePack[], base: Base): void {
  let before: readonly Extractor[] = base.extractors;
  packs.forEach((pack, index) => {
    checkOff(pack, before);
    const alone = packs.slice(0, index + 1).map(({ manifest }) => manifest.off ?? []);
    const remaining = mergeExtractors([before, []], [[], alone.at(-1) ?? []]);
    const faults = checkPack(pack.extractors, remaining);
    if (faults.length > 0) throw new Error(listed(faults.map(faultMessage)));
    before = mergeExtractors([before, pack.extractors], [[], alone.at(-1) ?? []]);
  });
}

function checkOff({ directory, manifest }: RulePack, before: readonly Extractor[]): void {
  const ids = new Set(before.flatMap(({ kind, rules }) => rules.map(({ id }) => `${kind}/${id}`)));
  manifest.off?.forEach((id, index) => {
    if (ids.has(id)) return;
    const file = `${directory.replace(/\/$/, '')}/pack.yaml`;
    const text = readText(file);
    const message = `no rule “${id}” stands before this pack${didYouMean(id, ids) || '; entente rules list shows all'}`;
    throw new Error(pointAt(file, text, placeIn(text, ['off', index]), message));
  });
}

function digestOf(directories: readonly string[], extractors: readonly Extractor[]): string {
  const hash = createHash('sha256');
  for (const directory of directories) {
    for (const { path, text } of ruleFiles(directory)) hash.update(`${path}\0${text.length}\0`).update(text);
  }
  for (const { kind, lexicon, rules, resolve, refine, scan } of extractors)
    hash.update(JSON.stringify([kind, lexicon, rules, `${resolve}`, `${refine}`, `${scan}`]));
  return `sha256:${hash.digest('hex')}`;
}

function packageVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8'));
      if (name === 'entente') return version;
    } catch {
      // The built package has its own package.json between here and the root.
    }
  }
  throw new Error('package.json of entente was not found beside its code');
}
