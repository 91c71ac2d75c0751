import { createHash } from 'node:crypto';
import { cached } from '#pipeline/io/cache';
import { faultMessage } from '#pipeline/io/fault-message';
import type { LoadedRules } from '#pipeline/io/rules';
import { listed } from '#pipeline/io/yaml';
import type { Fault } from '#pipeline/rules/fault';
import { runSuite } from '#pipeline/rules/suite';
import { findInText } from '#pipeline/stages/find-in-text';
import type { Extractor } from '#schemas/extractor';

/**
 * Refuses packs with rules that none of their cases shows: what nobody has seen work is no rule. The answer is kept by
 * the content of all rules and cases, since thousands of cases take seconds.
 * @throws Error that names the first such rules with file, line and column.
 */
export function proveRules({ engine, packs }: LoadedRules): void {
  const unshown = packs.flatMap(({ extractors }) =>
    extractors.flatMap((extractor): readonly Fault[] => {
      if (extractor.rules.length === 0) return [];
      const paths = cached('shown', digestFor(engine.digest, extractor), () =>
        runSuite(extractor, engine, findInText).unshown.map(({ path, message }) => ({ path, message })),
      );
      return paths.map(({ path, message }) => ({ extractor, file: 'rules', path, message }));
    }),
  );
  if (unshown.length > 0) throw new Error(listed(unshown.map(faultMessage)));
}

function digestFor(rules: string, { kind, pack, cases }: Extractor): string {
  return createHash('sha256')
    .update(JSON.stringify([rules, kind, pack, cases]))
    .digest('hex');
}
