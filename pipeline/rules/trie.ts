import { wordShape, words } from '#pipeline/language/tokens';
import { addWord, type Vocabulary } from '#pipeline/language/vocabulary';
import { SHAPE, type Tokens } from '#schemas/document';

/** What a token must look like: any case, a capital first, or capitals only. */
const ANY = 0;
const CAPITALISED = 1;
const CAPITALS = 2;

type Terminal = { readonly group: number; readonly entry: number; readonly cases: readonly number[] };

/** All forms of all lexicons as one trie over word ids; edges stand in an open-addressing table. */
export type Trie = {
  edges: Int32Array;
  edgeCount: number;
  nodes: number;
  /** First word id → node (0: none), so that most tokens cost one array read. */
  readonly roots: number[];
  /** By node: how many edges leave it. Most forms are one word, behind which nothing needs to be looked up. */
  readonly fanout: number[];
  readonly terminals: (Terminal[] | undefined)[];
  /** Entry keys by entry number. */
  readonly entries: string[];
  /** Longest form in tokens. */
  longest: number;
};

/** Lexicon forms found in a document, as linked lists: the hits that start at token `i` begin with `head[i]`, longest first. */
export type Hits = {
  readonly head: Int32Array;
  readonly next: number[];
  readonly group: number[];
  readonly entry: number[];
  /** Token after the form. */
  readonly end: number[];
};

export function createTrie(): Trie {
  const edges = new Int32Array(3 << 12);
  return { edges, edgeCount: 0, nodes: 1, roots: [], fanout: [0], terminals: [undefined], entries: [], longest: 0 };
}

/** A copy that can be added to without touching the original. */
export function cloneTrie(trie: Trie): Trie {
  return {
    ...trie,
    edges: trie.edges.slice(),
    roots: [...trie.roots],
    fanout: [...trie.fanout],
    terminals: Array.from(trie.terminals, (list) => list && [...list]),
    entries: [...trie.entries],
  };
}

/** Adds one form of an entry to a group. Returns false where the form holds no token. */
export function addForm(trie: Trie, vocabulary: Vocabulary, form: string, group: number, entry: number): boolean {
  const tokens = words(form);
  if (tokens.length === 0) return false;
  let node = 0;
  tokens.forEach((token, index) => {
    const word = addWord(vocabulary, token);
    if (index === 0) {
      while (trie.roots.length <= word) trie.roots.push(0);
      node = trie.roots[word] || addNode(trie);
      trie.roots[word] = node;
    } else node = child(trie, node, word);
  });
  const cases = tokens.map(caseOf);
  trie.terminals[node] ??= [];
  const terminals = trie.terminals[node] as Terminal[];
  const known = terminals.some(
    (other) => other.group === group && other.entry === entry && `${other.cases}` === `${cases}`,
  );
  if (!known) terminals.push({ group, entry, cases });
  trie.longest = Math.max(trie.longest, tokens.length);
  return true;
}

/**
 * The same, ready to be read: numbers side by side in few arrays, since every step to another place in memory costs more
 * than all else that is done for a token.
 */
export type Forms = {
  readonly edges: Int32Array;
  readonly roots: Int32Array;
  /** By node: where its terminals begin, and whether edges leave it. Those of a node end where the next one's begin. */
  readonly terminalsAt: Int32Array;
  readonly isInner: Uint8Array;
  /** Three numbers each: group, entry, and which list of cases (0: any case). */
  readonly terminals: Int32Array;
  readonly cases: readonly (readonly number[])[];
};

export function freeze({ edges, roots, fanout, terminals, nodes }: Trie): Forms {
  const terminalsAt = new Int32Array(nodes + 1);
  const flat: number[] = [];
  const cases: (readonly number[])[] = [[]];
  const known = new Map<string, number>();
  for (let node = 0; node < nodes; node++) {
    terminalsAt[node] = flat.length;
    for (const { group, entry, cases: asked } of terminals[node] ?? []) {
      const key = asked.every((one) => one === ANY) ? '' : asked.join();
      if (key !== '' && !known.has(key)) known.set(key, cases.push(asked) - 1);
      flat.push(group, entry, known.get(key) ?? 0);
    }
  }
  terminalsAt[nodes] = flat.length;
  const isInner = Uint8Array.from(fanout, (edgeCount) => Math.min(edgeCount, 1));
  return { edges, roots: Int32Array.from(roots), terminalsAt, isInner, terminals: Int32Array.from(flat), cases };
}

/** Finds every form in `tokens[first, last)` and adds it to the hits. */
export function findForms(forms: Forms, tokens: Tokens, first: number, last: number, hits: Hits): void {
  const { roots } = forms;
  for (let at = first; at < last; at++) {
    const word = tokens.word[at] as number;
    const root = word < roots.length ? (roots[word] as number) : 0;
    if (root > 0) followForms(forms, tokens, at, last, root, hits);
  }
}

/** Follows the trie from one token, noting each form that ends on the way. */
function followForms(forms: Forms, tokens: Tokens, at: number, last: number, root: number, hits: Hits): void {
  let node = root;
  for (let end = at + 1; node >= 0; end++) {
    addHits(forms, node, tokens, at, end, hits);
    const word = end < last && forms.isInner[node] === 1 ? (tokens.word[end] as number) : 0;
    node = word === 0 ? -1 : step(forms, node, word);
  }
}

function addHits(forms: Forms, node: number, tokens: Tokens, at: number, end: number, hits: Hits): void {
  const { terminals, terminalsAt, cases } = forms;
  const stop = terminalsAt[node + 1] as number;
  for (let i = terminalsAt[node] as number; i < stop; i += 3) {
    const asked = terminals[i + 2] as number;
    if (asked > 0 && !looksRight(cases[asked] as readonly number[], tokens, at)) continue;
    addHit(hits, at, end, terminals[i] as number, terminals[i + 1] as number);
  }
}

export function createHits(tokenCount: number): Hits {
  return { head: new Int32Array(tokenCount).fill(-1), next: [], group: [], entry: [], end: [] };
}

function addHit(hits: Hits, at: number, end: number, group: number, entry: number): void {
  const index = hits.next.length;
  hits.next.push(hits.head[at] as number);
  hits.group.push(group);
  hits.entry.push(entry);
  hits.end.push(end);
  hits.head[at] = index;
}

/** Case that a form's word asks of the text. */
export function caseOf(word: string): number {
  const shape = wordShape(word);
  if ((shape & SHAPE.upper) === 0) return ANY;
  if ((shape & SHAPE.lower) === 0 && word.length > 1) return CAPITALS;
  return shape & SHAPE.initial ? CAPITALISED : ANY;
}

/** Whether a token with this shape satisfies the case that a form asks. */
export function caseFits(wanted: number, shape: number): boolean {
  if (wanted === ANY) return true;
  if ((shape & SHAPE.initial) === 0) return false;
  return wanted === CAPITALISED || (shape & SHAPE.lower) === 0;
}

function looksRight(cases: readonly number[], { shape }: Tokens, at: number): boolean {
  for (let i = 0; i < cases.length; i++) if (!caseFits(cases[i] as number, shape[at + i] as number)) return false;
  return true;
}

function slotOf(edges: Int32Array, node: number, word: number): number {
  const size = edges.length / 3;
  let slot = ((Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 0) & (size - 1);
  while (edges[slot * 3 + 2] !== 0 && (edges[slot * 3] !== node || edges[slot * 3 + 1] !== word)) {
    slot = (slot + 1) & (size - 1);
  }
  return slot * 3;
}

function step({ edges }: Forms, node: number, word: number): number {
  const target = edges[slotOf(edges, node, word) + 2] as number;
  return target === 0 ? -1 : target;
}

/** Keeps all that is known by node without holes. */
function addNode(trie: Trie): number {
  trie.fanout.push(0);
  trie.terminals.push(undefined);
  return trie.nodes++;
}

function child(trie: Trie, node: number, word: number): number {
  const slot = slotOf(trie.edges, node, word);
  const known = trie.edges[slot + 2] as number;
  if (known !== 0) return known;
  const target = addNode(trie);
  trie.fanout[node] = (trie.fanout[node] as number) + 1;
  trie.edges.set([node, word, target], slot);
  if (++trie.edgeCount * 6 > trie.edges.length) grow(trie);
  return target;
}

function grow(trie: Trie): void {
  const old = trie.edges;
  trie.edges = new Int32Array(old.length * 2);
  for (let at = 0; at < old.length; at += 3) {
    if (old[at + 2] === 0) continue;
    const slot = slotOf(trie.edges, old[at] as number, old[at + 1] as number);
    trie.edges.set(old.subarray(at, at + 3), slot);
  }
}
