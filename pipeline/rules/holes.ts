import type { Node } from '#pipeline/rules/notation';

export type Hole = Extract<Node, { type: 'hole' }>;

/** The parts of a rule's tree that stand under a node. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.type === 'sequence') return node.nodes;
  if (node.type === 'either') return node.options;
  return node.type === 'optional' ? [node.node] : [];
}

/** All words, forms, holes and gaps of a rule's tree, in its order. */
export function leavesOf(node: Node): readonly Node[] {
  const children = childrenOf(node);
  return children.length > 0 ? children.flatMap(leavesOf) : [node];
}

export function holesOf(node: Node): readonly Hole[] {
  return leavesOf(node).filter((leaf): leaf is Hole => leaf.type === 'hole');
}
