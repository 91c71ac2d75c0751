import type { Node } from '#pipeline/rules/notation';
import { type Names, OP } from '#pipeline/rules/program';

/** An element, and how many tokens of the match stand before it at least. */
type Need = { readonly op: number; readonly id: number; readonly after: number };

/** What every match holds: one of each list. */
export type Needs = readonly (readonly Need[])[];

/** Lists longer than this exclude too little to be worth the look. */
const LONGEST = 24;

/** What every match of a rule's tree holds, the lists with the fewest alternatives first. */
export function neededBy(node: Node, names: Names): Needs {
  return collect(node, names, 0)
    .filter((list) => list.length <= LONGEST)
    .sort((a, b) => a.length - b.length);
}

function collect(node: Node, names: Names, after: number): (readonly Need[])[] {
  switch (node.type) {
    case 'word':
      return names.word(node.text, node.at).map(({ id }, index) => [{ op: OP.word, id, after: after + index }]);
    case 'form':
      return [[{ op: OP.form, id: names.form(node.name, node.at), after }]];
    case 'hole':
      return [[{ ...names.hole(node.name, node.at), after }]];
    case 'sequence': {
      let ahead = after;
      return node.nodes.flatMap((part) => {
        const needs = collect(part, names, ahead);
        ahead += shortest(part, names);
        return needs;
      });
    }
    case 'either': {
      const rarest = node.options.map((option) => collect(option, names, after).sort((a, b) => a.length - b.length)[0]);
      return rarest.some((list) => list === undefined) ? [] : [rarest.flatMap((list) => list ?? [])];
    }
    default:
      return [];
  }
}

/** The fewest tokens that a tree can cover. */
function shortest(node: Node, names: Names): number {
  switch (node.type) {
    case 'word':
      return names.word(node.text, node.at).length;
    case 'sequence':
      return node.nodes.reduce((sum, part) => sum + shortest(part, names), 0);
    case 'either':
      return Math.min(...node.options.map((option) => shortest(option, names)));
    case 'form':
    case 'hole':
      return 1;
    default:
      return 0;
  }
}
