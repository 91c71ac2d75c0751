/**
 * Pairs rows with columns one to one so that the total weight is greatest (Kuhn 1955, Munkres 1957, with the shortest
 * augmenting paths of Jonker and Volgenant 1987: cubic). Pairs of weight 0 are left out.
 *
 * @param weights `weights[row][column]`, none negative
 * @returns pairs of indexes [row, column]
 */
export function assign(weights: readonly (readonly number[])[]): readonly (readonly [number, number])[] {
  const columns = Math.max(0, ...weights.map((row) => row.length));
  const size = Math.max(weights.length, columns);
  const greatest = Math.max(0, ...weights.flat());
  const weight = (row: number, column: number) => weights[row]?.[column] ?? 0;
  const cost = (row: number, column: number) => greatest - weight(row, column);
  const state: State = {
    size,
    rowPotential: new Float64Array(size),
    columnPotential: new Float64Array(size),
    rowOf: new Int32Array(size).fill(-1),
  };
  for (let row = 0; row < size; row++) augment(state, row, cost);
  return Array.from(state.rowOf, (row, column) => [row, column] as const).filter(
    ([row, column]) => weight(row, column) > 0,
  );
}

type State = {
  readonly size: number;
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  /** The row that each column is paired with, -1 while it is free. */
  readonly rowOf: Int32Array;
};

/** Pairs one more row along the cheapest alternating path to a free column (Dijkstra on reduced costs). */
function augment(state: State, row: number, cost: (row: number, column: number) => number): void {
  const { size, rowPotential, columnPotential, rowOf } = state;
  const distance = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(size).fill(-1);
  const done = new Uint8Array(size);
  let [from, reached, column] = [row, 0, -1];
  do {
    for (let j = 0; j < size; j++) {
      const reduced = reached + cost(from, j) - at(rowPotential, from) - at(columnPotential, j);
      if (done[j] || reduced >= at(distance, j)) continue;
      distance[j] = reduced;
      before[j] = column;
    }
    column = cheapest(distance, done);
    done[column] = 1;
    reached = at(distance, column);
    from = at(rowOf, column);
  } while (from >= 0);
  settle(state, row, distance, done, reached);
  while (column >= 0) {
    const previous = at(before, column);
    rowOf[column] = previous >= 0 ? at(rowOf, previous) : row;
    column = previous;
  }
}

/** Keeps all reduced costs from falling below zero after a path of length `reached`. */
function settle(state: State, row: number, distance: Float64Array, done: Uint8Array, reached: number): void {
  const { rowPotential, columnPotential, rowOf } = state;
  rowPotential[row] = at(rowPotential, row) + reached;
  for (let j = 0; j < state.size; j++) {
    const paired = at(rowOf, j);
    if (!done[j] || paired < 0) continue;
    const slack = reached - at(distance, j);
    rowPotential[paired] = at(rowPotential, paired) + slack;
    columnPotential[j] = at(columnPotential, j) - slack;
  }
}

function cheapest(distance: Float64Array, done: Uint8Array): number {
  let best = -1;
  for (let j = 0; j < distance.length; j++)
    if (!done[j] && (best < 0 || at(distance, j) < at(distance, best))) best = j;
  return best;
}

const at = (array: Float64Array | Int32Array, index: number): number => array[index] as number;
