import type { Paint } from '#pipeline/view/paint';

/** Something that is so because of what stands below it. */
export type Tree = {
  readonly head: string;
  /** A remark behind the head. */
  readonly note?: string | undefined;
  readonly because?: readonly Tree[];
};

/** Trees as lines, each branch drawn. */
export function treeLines(trees: readonly Tree[], paint: Paint): readonly string[] {
  return trees.flatMap((tree) => [line(tree, paint.bold(tree.head), paint), ...branches(tree, '', paint)]);
}

function branches({ because = [] }: Tree, indent: string, paint: Paint): readonly string[] {
  return because.flatMap((tree, i) => {
    const isLast = i === because.length - 1;
    const [stem, below] = isLast ? ['└─ ', '   '] : ['├─ ', '│  '];
    return [
      `${indent}${paint.dim(stem)}${line(tree, tree.head, paint)}`,
      ...branches(tree, `${indent}${paint.dim(below)}`, paint),
    ];
  });
}

const line = ({ note }: Tree, head: string, paint: Paint): string => (note ? `${head}  ${paint.dim(note)}` : head);
