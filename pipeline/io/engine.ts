import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readExtractors, ruleFiles } from '#pipeline/io/extractors';
import { mergeExtractors } from '#pipeline/rules/packs';
import { compileEngine, RuleError } from '#pipeline/rules/compile';
import type { Engine } from '#pipeline/rules/engine';
import { ruleMessage } from '#pipeline/io/rule-message';

const BUILT_IN = fileURLToPath(new URL('../../extractors/', import.meta.url));

export type EngineOptions = {
  /** Folders of an analyst's own rules, of the same form as extractors/; data only, no code of theirs is run. */
  readonly rules?: readonly string[];
};

/**
 * Reads and compiles all rules once.
 * @throws Error with file, line, column and the near miss for a rule, lexicon or case file that is wrong.
 */
export async function loadEngine({ rules = [] }: EngineOptions = {}): Promise<Engine> {
  const packs = [await readExtractors(BUILT_IN, { trusted: true })];
  for (const directory of rules) packs.push(await readExtractors(directory, { trusted: false }));
  const about = { version: packageVersion(), digest: digestOf([BUILT_IN, ...rules]) };
  try {
    return compileEngine(mergeExtractors(packs), about);
  } catch (error) {
    throw error instanceof RuleError ? new Error(ruleMessage(error), { cause: error }) : error;
  }
}

function digestOf(directories: readonly string[]): string {
  const hash = createHash('sha256');
  for (const directory of directories) {
    for (const { path, bytes } of ruleFiles(directory)) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
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
