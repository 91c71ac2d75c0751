import { cloneVocabulary } from '#pipeline/language/vocabulary';
import {
  addEntry,
  addLexicon,
  type Build,
  compileAll,
  compileKind,
  engineOf,
  formsOf,
  namesAsked,
  numberOf,
} from '#pipeline/rules/compile';
import type { Engine } from '#pipeline/rules/engine';
import { inOrder, needsOf } from '#pipeline/rules/kinds';
import { partsOf } from '#pipeline/rules/packs';
import { cloneTrie } from '#pipeline/rules/trie';
import type { Extractor } from '#schemas/extractor';

/** An engine with what it was made of, so that packs can be added to it in little time. It is never changed. */
export type Base = { readonly extractors: readonly Extractor[]; readonly engine: Engine; readonly build: Build };
type About = { readonly version: string; readonly digest: string };

export function compileBase(extractors: readonly Extractor[], about: About): Base {
  return { extractors, ...compileAll(extractors, about) };
}

/**
 * Compiles extractors of which most are the base's own: only the kinds that packs touch are compiled, everything else is
 * taken over. Finds the same as a full compilation, whose numbers of words and groups may be other ones.
 * @throws RuleError as `compileEngine`.
 */
export function extendEngine(base: Base, extractors: readonly Extractor[], about: About): Engine {
  const ordered = orderAfter(base, extractors);
  if (ordered === null) return compileAll(extractors, about).engine;
  const build = cloneBuild(base.build);
  ordered.forEach(({ kind }, index) => {
    build.kinds.set(kind, index);
  });
  const known = new Map(base.engine.kinds.map((one) => [one.kind, one]));
  const changed = ordered.filter((extractor) => known.get(extractor.kind)?.extractor !== extractor);
  for (const extractor of changed) {
    const before = known.get(extractor.kind)?.extractor;
    if (before) addToLexicon(build, extractor, before);
    else addLexicon(build, extractor);
  }
  const kinds = ordered.map((extractor, index) =>
    changed.includes(extractor)
      ? compileKind(build, extractor, index)
      : (known.get(extractor.kind) as Engine['kinds'][number]),
  );
  return engineOf(build, kinds, about);
}

/** The base's kinds in their order, then the new ones; null where a kind of the base now asks for one that comes later. */
function orderAfter(base: Base, extractors: readonly Extractor[]): readonly Extractor[] | null {
  const byKind = new Map(extractors.map((one) => [one.kind, one]));
  const first = base.engine.kinds.map(({ kind }) => byKind.get(kind));
  if (first.some((one) => one === undefined)) return null;
  const old = first as readonly Extractor[];
  const places = new Map(old.map(({ kind }, index) => [kind, index]));
  const isTorn = old.some((extractor, index) =>
    needsOf(extractor).some(
      (need) => byKind.has(need) && need !== extractor.kind && (places.get(need) ?? index) >= index,
    ),
  );
  if (isTorn) return null;
  return [...old, ...inOrder(extractors.filter(({ kind }) => !places.has(kind)))];
}

function cloneBuild({ vocabulary, trie, groups, roles, kinds, sizes, widths }: Build): Build {
  return {
    vocabulary: cloneVocabulary(vocabulary),
    trie: cloneTrie(trie),
    groups: new Map(groups),
    roles: new Map(roles),
    kinds: new Map(kinds),
    sizes: [...sizes],
    widths: [...widths],
  };
}

/** Adds what packs add to a kind: whole groups that rules ask for only now, else the new entries. */
function addToLexicon(build: Build, extractor: Extractor, before: Extractor): void {
  const asked = namesAsked(extractor.rules);
  const old = new Set(partsOf(before));
  const added = partsOf(extractor).filter((part) => !old.has(part));
  for (const [group, entries] of Object.entries(extractor.lexicon)) {
    if (!asked.has(group)) continue;
    const isNew = !build.groups.has(`${extractor.kind}.${group}`);
    const id = numberOf(build.groups, `${extractor.kind}.${group}`);
    const sources = isNew ? [entries] : added.map(({ lexicon }) => lexicon[group] ?? {});
    for (const source of sources)
      for (const [key, entry] of Object.entries(source)) addEntry(build, id, key, formsOf(entry));
  }
  for (const part of added) addLexicon(build, { ...part, rules: [] });
}
