import type { Entry, Extractor, Lexicon } from '#schemas/extractor';

/** Joins packs: kinds of the same name become one, later packs adding to the lexicon groups, rules and cases of earlier ones. */
export function mergeExtractors(packs: readonly (readonly Extractor[])[]): Extractor[] {
  const merged = new Map<string, Extractor>();
  for (const extractor of packs.flat()) {
    const known = merged.get(extractor.kind);
    merged.set(extractor.kind, known ? joined(known, extractor) : extractor);
  }
  return [...merged.values()].map(configured);
}

/** Gives the code of a kind the whole lexicon, packs included. */
function configured(extractor: Extractor): Extractor {
  return extractor.configure ? { ...extractor, ...extractor.configure(extractor.lexicon) } : extractor;
}

function joined(base: Extractor, added: Extractor): Extractor {
  return {
    ...base,
    lexicon: joinedLexicon(base.lexicon, added.lexicon),
    rules: [...base.rules, ...added.rules],
    cases: [...base.cases, ...added.cases],
    needs: [...new Set([...base.needs, ...added.needs])],
    files: { ...added.files, lexicons: [...base.files.lexicons, ...added.files.lexicons] },
  };
}

function joinedLexicon(base: Lexicon, added: Lexicon): Lexicon {
  const groups = new Map(Object.entries(base).map(([group, entries]) => [group, { ...entries }]));
  for (const [group, entries] of Object.entries(added)) {
    const known: Record<string, Entry> = groups.get(group) ?? {};
    for (const [key, entry] of Object.entries(entries)) known[key] = joinedEntry(known[key], entry);
    groups.set(group, known);
  }
  return Object.fromEntries(groups);
}

function joinedEntry(base: Entry | undefined, added: Entry): Entry {
  if (base === undefined) return added;
  const forms = (entry: Entry): string[] => (Array.isArray(entry) ? entry : (entry.forms as string[]));
  const attributes = (entry: Entry) => (Array.isArray(entry) ? {} : entry);
  return { ...attributes(base), ...attributes(added), forms: [...new Set([...forms(base), ...forms(added)])] };
}
