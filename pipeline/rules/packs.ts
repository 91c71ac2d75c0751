import type { Entry, Extractor, Lexicon, Rule } from '#schemas/extractor';

/**
 * Joins packs: kinds of the same name become one, later packs adding to the lexicon groups, rules and cases of earlier
 * ones. `off` holds, for each pack, the rules of packs before it (`kind/id`) that are left out.
 */
export function mergeExtractors(
  packs: readonly (readonly Extractor[])[],
  off: readonly (readonly string[])[] = [],
): Extractor[] {
  const merged = new Map<string, Extractor>();
  packs.forEach((pack, index) => {
    silence(merged, new Set(off[index] ?? []));
    for (const extractor of pack) {
      const known = merged.get(extractor.kind);
      merged.set(extractor.kind, known ? joined(known, extractor) : extractor);
    }
  });
  return [...merged.values()].map(configured);
}

/** Takes rules out of what was joined so far. */
function silence(merged: Map<string, Extractor>, off: ReadonlySet<string>): void {
  if (off.size === 0) return;
  for (const [kind, extractor] of merged) {
    const rules = extractor.rules.filter(({ id }) => !off.has(`${kind}/${id}`));
    if (rules.length < extractor.rules.length)
      merged.set(kind, { ...extractor, rules, parts: extractor.parts ?? [extractor] });
  }
}

/** The extractors of single packs that one was joined from. */
export const partsOf = (extractor: Extractor): readonly Extractor[] => extractor.parts ?? [extractor];

/** The pack's own extractor that a rule stands in. */
export function partWith(extractor: Extractor, rule: Rule): Extractor {
  return partsOf(extractor).find(({ rules }) => rules.includes(rule)) ?? extractor;
}

const configurations = new WeakMap<Extractor, Extractor>();

/** Gives the code of a kind the whole lexicon, packs included: once, since it is dear and depends on nothing else. */
function configured(extractor: Extractor): Extractor {
  if (!extractor.configure) return extractor;
  const known = configurations.get(extractor);
  if (known) return known;
  const made = { ...extractor, parts: partsOf(extractor), ...extractor.configure(extractor.lexicon) };
  configurations.set(extractor, made);
  return made;
}

function joined(base: Extractor, added: Extractor): Extractor {
  return {
    ...base,
    parts: [...partsOf(base), added],
    lexicon: joinedLexicon(base.lexicon, added.lexicon),
    rules: [...base.rules, ...added.rules],
    cases: [...base.cases, ...added.cases],
    needs: [...new Set([...base.needs, ...added.needs])],
    files: { ...base.files, lexicons: [...base.files.lexicons, ...added.files.lexicons] },
  };
}

function joinedLexicon(base: Lexicon, added: Lexicon): Lexicon {
  const groups = new Map(Object.entries(base));
  for (const [group, entries] of Object.entries(added)) {
    const known = new Map(Object.entries(groups.get(group) ?? {}));
    for (const [key, entry] of Object.entries(entries)) known.set(key, joinedEntry(known.get(key), entry));
    groups.set(group, Object.fromEntries(known));
  }
  return Object.fromEntries(groups);
}

function joinedEntry(base: Entry | undefined, added: Entry): Entry {
  if (base === undefined) return added;
  const forms = (entry: Entry): string[] => (Array.isArray(entry) ? entry : (entry.forms as string[]));
  const attributes = (entry: Entry) => (Array.isArray(entry) ? {} : entry);
  return { ...attributes(base), ...attributes(added), forms: [...new Set([...forms(base), ...forms(added)])] };
}
