import { inflectVerb } from '#pipeline/language/inflect';
import { formsOf } from '#pipeline/rules/compile';
import type { Engine } from '#pipeline/rules/engine';
import type { Node } from '#pipeline/rules/notation';
import type { Extractor } from '#schemas/extractor';

/** Examples of a kind that are tried, the shortest ones of its cases. */
const EXAMPLES = 24;

/** What may stand in a hole: by kind, words that its own cases show. */
export type Examples = ReadonlyMap<string, readonly string[]>;

/** Takes the examples of every kind from the brackets of its cases. */
export function examplesOf({ kinds }: Engine): Examples {
  return new Map(
    kinds.map(({ kind, extractor }) => {
      const texts = extractor.cases.flatMap(({ text }) =>
        [...text.matchAll(/\[\[([^[\]]+)\]\]/g)].map((one) => one[1] as string),
      );
      const each = [...new Set(texts)].filter((text) => !text.includes('\n'));
      return [kind, each.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, EXAMPLES)];
    }),
  );
}

/**
 * Writes a sentence that a rule allows: the `turn`-th of a fixed order, in which choices, forms and examples take turns
 * in different steps, so that few sentences show much. `null` where a hole has no example.
 */
export function sampleOf(node: Node, extractor: Extractor, examples: Examples, turn: number): string | null {
  let step = 0;
  let isLacking = false;
  const pick = <T>(list: readonly T[]): T | undefined => list[scatter(turn, step++) % Math.max(1, list.length)];
  const write = (part: Node): string => {
    switch (part.type) {
      case 'word':
        return part.text;
      case 'form':
      case 'hole': {
        const chosen = pick(formsFor(part, extractor, examples));
        if (chosen === undefined) isLacking = true;
        return chosen ?? '';
      }
      case 'gap':
        return pick(['', 'in the end', 'today']) ?? '';
      case 'sequence':
        return part.nodes.map(write).join(' ');
      case 'optional':
        return scatter(turn, step++) % 2 === 0 ? write(part.node) : '';
      case 'either':
        return write(pick(part.options) as Node);
    }
  };
  const words = write(node);
  return isLacking ? null : sentence(words);
}

function formsFor(
  { name, type }: Node & { name: string },
  { lexicon }: Extractor,
  examples: Examples,
): readonly string[] {
  const group = lexicon[name];
  if (group) return Object.values(group).flatMap(formsOf).flatMap(inflected);
  return type === 'form' ? inflectVerb(name.replaceAll('-', ' ')) : (examples.get(name) ?? []);
}

function inflected(form: string): readonly string[] {
  const verb = /<([^>]+)>/.exec(form);
  return verb ? inflectVerb(verb[1] as string).map((one) => form.replace(verb[0], one)) : [form];
}

/** A number that looks random and is always the same (the mixing steps of MurmurHash3). */
function scatter(turn: number, step: number): number {
  let hash = Math.imul(turn * 31 + step + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Words with the blanks of print. */
function sentence(words: string): string {
  const text = words
    .replace(/\s+/g, ' ')
    .replace(/ ([,;:.)\]’'])/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/ - /g, '-')
    .trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
