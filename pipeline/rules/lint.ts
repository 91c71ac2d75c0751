import { words } from '#pipeline/language/tokens';
import { fold } from '#pipeline/language/vocabulary';
import { formsOf } from '#pipeline/rules/compile';
import type { Fault } from '#pipeline/rules/fault';
import { leavesOf } from '#pipeline/rules/holes';
import { nearest } from '#pipeline/rules/nearest';
import type { Node } from '#pipeline/rules/notation';
import { readable, sentencesOf } from '#pipeline/rules/slots';
import type { Extractor, Rule } from '#schemas/extractor';

/** Shorter words are near to too many others for a guess at what was meant. */
const GUESSABLE = 5;

/** What can be said of a pack's extractor without running it; `known` are words that are surely spelt right. */
export function lintExtractor(extractor: Extractor, all: readonly Extractor[], known: ReadonlySet<string>): Fault[] {
  const others = all.filter((one) => one.kind === extractor.kind && one !== extractor);
  return [
    ...doubled(extractor, others),
    ...useless(extractor),
    ...ambiguous(extractor),
    ...unused(extractor, others),
    ...misspelt(extractor, known),
  ];
}

/** A rule's sentence without what does not count: blanks, roles, the order of alternatives. */
function shapeOf(node: Node): string {
  if (node.type === 'word') return fold(node.text);
  if (node.type === 'form') return `<${node.name}>`;
  if (node.type === 'hole') return `{${node.name}}`;
  if (node.type === 'gap') return '...';
  if (node.type === 'optional') return `[${shapeOf(node.node)}]`;
  if (node.type === 'sequence') return node.nodes.map(shapeOf).join(' ');
  return `(${node.options.map(shapeOf).sort().join('|')})`;
}

function doubled(extractor: Extractor, others: readonly Extractor[]): Fault[] {
  const seen = new Map<string, string>();
  for (const other of others)
    for (const rule of other.rules)
      for (const shape of shapesOf(rule)) seen.set(shape, `${rule.id} of ${other.pack ?? 'the built-in rules'}`);
  return extractor.rules.flatMap((rule, index) =>
    sentencesOf(rule).flatMap((says, sentence): Fault[] => {
      const node = readable(says);
      const shape = node ? shapeOf(node) : says;
      const before = seen.get(shape);
      seen.set(shape, rule.id);
      const message = `doubled: “${rule.id}” says the same as ${before}`;
      return before === undefined ? [] : [{ extractor, file: 'rules', path: pathOf(rule, index, sentence), message }];
    }),
  );
}

const shapesOf = (rule: Rule): string[] =>
  sentencesOf(rule).flatMap((says) => {
    const node = readable(says);
    return node ? [shapeOf(node)] : [];
  });

/** Gaps and optional parts at either end of a rule take nothing, since a match is as short as it can be. */
function useless(extractor: Extractor): Fault[] {
  return extractor.rules.flatMap((rule, index) =>
    sentencesOf(rule).flatMap((says, sentence): Fault[] => {
      const node = readable(says);
      if (node?.type !== 'sequence') return [];
      const place = { extractor, file: 'rules', path: pathOf(rule, index, sentence) } as const;
      const [first, last] = [node.nodes[0], node.nodes.at(-1)];
      if (first?.type === 'gap')
        return [{ ...place, column: first.at, message: 'idle: a gap at the beginning only widens the match' }];
      if (last?.type === 'gap') return [{ ...place, column: last.at, message: 'idle: a gap at the end takes nothing' }];
      return [];
    }),
  );
}

/** One form in two entries of a group: which of them is meant, nobody can tell. */
function ambiguous(extractor: Extractor): Fault[] {
  return Object.entries(extractor.lexicon).flatMap(([group, entries]) => {
    const seen = new Map<string, string>();
    return Object.entries(entries).flatMap(([key, entry]) =>
      formsOf(entry).flatMap((form, index): Fault[] => {
        const before = seen.get(form);
        seen.set(form, key);
        if (before === undefined) return [];
        const path = Array.isArray(entry) ? [group, key, index] : [group, key, 'forms', index];
        const where =
          before === key ? 'stands twice in its entry' : `stands under “${before}” too: the first entry wins`;
        return [{ extractor, file: 'lexicon', path, message: `ambiguous: “${form}” ${where}` }];
      }),
    );
  });
}

/** Groups that no rule names, in kinds of data alone: code may read any group. */
function unused(extractor: Extractor, others: readonly Extractor[]): Fault[] {
  const all = [extractor, ...others];
  if (all.some(({ resolve, refine, scan, configure }) => resolve ?? refine ?? scan ?? configure)) return [];
  const named = new Set(
    all.flatMap(({ rules }) => rules.flatMap((rule) => sentencesOf(rule).flatMap((says) => namesIn(readable(says))))),
  );
  return Object.keys(extractor.lexicon)
    .filter((group) => !named.has(group))
    .map((group) => ({
      extractor,
      file: 'lexicon',
      path: [group],
      atKey: true,
      message: `unused: no rule names the group “${group}”`,
    }));
}

const namesIn = (node: Node | null): string[] =>
  node === null
    ? []
    : leavesOf(node).flatMap((leaf) => (leaf.type === 'form' || leaf.type === 'hole' ? [leaf.name] : []));

/** Words that nobody knows beside one that everybody knows. Forms with a capital may be names. */
function misspelt(extractor: Extractor, known: ReadonlySet<string>): Fault[] {
  const told = new Set<string>();
  const lookUp = (word: string): string | null => {
    if (word.length < GUESSABLE || !/^[a-z]+$/.test(word) || known.has(word) || told.has(word)) return null;
    told.add(word);
    return isDerived(word, known) ? null : nearest(word, known, 1);
  };
  const inRules = extractor.rules.flatMap((rule, index) =>
    sentencesOf(rule).flatMap((says, sentence) => {
      const node = readable(says);
      return (node ? leavesOf(node) : []).flatMap((leaf): Fault[] => {
        if (leaf.type !== 'word' && leaf.type !== 'form') return [];
        const [word, meant] = guess(
          leaf.type === 'word' ? leaf.text : leaf.name in extractor.lexicon ? '' : leaf.name,
          lookUp,
        );
        const message = `misspelt? “${word}” is in no list of words; did you mean “${meant}”?`;
        return meant === null
          ? []
          : [{ extractor, file: 'rules', path: pathOf(rule, index, sentence), column: leaf.at, message }];
      });
    }),
  );
  const inForms = Object.entries(extractor.lexicon).flatMap(([group, entries]) =>
    Object.entries(entries).flatMap(([key, entry]) =>
      formsOf(entry).flatMap((form, index): Fault[] => {
        const [word, meant] = guess(form, lookUp);
        const path = Array.isArray(entry) ? [group, key, index] : [group, key, 'forms', index];
        const message = `misspelt? “${word}” is in no list of words; did you mean “${meant}”?`;
        return meant === null ? [] : [{ extractor, file: 'lexicon', path, message }];
      }),
    ),
  );
  return [...inRules, ...inForms];
}

/** A list of words lacks many plurals and other derivations of the words that it has. */
function isDerived(word: string, known: ReadonlySet<string>): boolean {
  if (word.endsWith('men')) return known.has(word.replace(/men$/, 'man'));
  const stems = [word.replace(/(?:s|es|d|ed|ing|er|ers|or|ee|ees|al|ally|ly)$/, ''), word.replace(/(?:ies|ied)$/, 'y')];
  return [...stems, word.replace(/(?:ing|er|ers)$/, 'e'), word.slice(0, -1)].some(
    (stem) => stem !== word && known.has(stem),
  );
}

function guess(text: string, lookUp: (word: string) => string | null): readonly [string, string | null] {
  if (/\p{Lu}/u.test(text)) return ['', null];
  for (const word of words(text.replace(/[<>]/g, ' '))) {
    const meant = lookUp(word);
    if (meant !== null) return [word, meant];
  }
  return ['', null];
}

function pathOf(rule: Rule, index: number, sentence: number): (string | number)[] {
  return Array.isArray(rule.says) ? [index, 'says', sentence] : [index, 'says'];
}
