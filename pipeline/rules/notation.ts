import { nearest } from '#pipeline/rules/nearest';

/** A rule's sentence as a tree. `at` is the column (from 0) in the sentence, for messages. */
export type Node =
  | { readonly type: 'word'; readonly text: string; readonly at: number }
  | { readonly type: 'form'; readonly name: string; readonly at: number }
  | { readonly type: 'hole'; readonly name: string; readonly role: string; readonly at: number }
  | { readonly type: 'gap'; readonly at: number }
  | { readonly type: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly type: 'either'; readonly options: readonly Node[] }
  | { readonly type: 'optional'; readonly node: Node };

/** A rule that cannot be read: where in its sentence, and what was expected there. */
export class NotationError extends Error {
  readonly column: number;
  constructor(message: string, column: number) {
    super(message);
    this.column = column;
  }
}

const NAME = /^[a-z][a-z0-9-]*$/;
const HOLE = /^([a-z][a-z0-9-]*)(?::([a-z][a-z0-9-]*))?$/;

/** Brackets inside brackets, and characters, that a rule may have: more is no sentence, and a stranger's rule must not exhaust the stack. */
const DEEPEST = 12;
const LONGEST = 1000;

type Reader = { readonly source: string; at: number; depth: number };

/**
 * Reads a rule's sentence: words, `<form>`, `{kind:role}`, `(a|b)`, `[optional]` and `...`.
 * @throws NotationError with the column of what could not be read.
 */
export function parseNotation(source: string): Node {
  if (source.length > LONGEST)
    throw new NotationError(`the rule has ${source.length} characters; expected ${LONGEST} at most`, LONGEST);
  const reader: Reader = { source, at: 0, depth: 0 };
  const node = readOptions(reader, null);
  if (reader.at < source.length) {
    throw new NotationError(`unexpected “${source[reader.at]}”: nothing is open that it could close`, reader.at);
  }
  if (isEmpty(node)) throw new NotationError('the rule says nothing; expected at least one word or hole', 0);
  return node;
}

/** Alternatives up to the closing mark (or the end of the rule where `close` is null). */
function readOptions(reader: Reader, close: string | null): Node {
  const options: Node[] = [];
  for (;;) {
    options.push(readSequence(reader, close));
    if (close === null || reader.source[reader.at] !== '|') break;
    reader.at++;
  }
  return options.length === 1 ? (options[0] as Node) : { type: 'either', options };
}

function readSequence(reader: Reader, close: string | null): Node {
  const nodes: Node[] = [];
  for (;;) {
    skipBlanks(reader);
    const mark = reader.source[reader.at];
    if (mark === undefined || mark === close) break;
    if (mark === '|' && close !== null) break;
    nodes.push(readNode(reader, mark));
  }
  return nodes.length === 1 ? (nodes[0] as Node) : { type: 'sequence', nodes };
}

function readNode(reader: Reader, mark: string): Node {
  const at = reader.at;
  if (mark === '(') return readGroup(reader, at, ')');
  if (mark === '[') return { type: 'optional', node: readGroup(reader, at, ']') };
  if (mark === '{') return readHole(reader, at);
  if (mark === '<') {
    const name = readUntil(reader, '>', at);
    if (!NAME.test(name))
      throw new NotationError(`cannot read “<${name}>”; expected one verb or lexicon group, as <agree>`, at);
    return { type: 'form', name, at };
  }
  if (reader.source.startsWith('...', reader.at)) {
    reader.at += 3;
    return { type: 'gap', at };
  }
  if (')]}>|'.includes(mark)) throw new NotationError(`unexpected “${mark}”: nothing is open that it could close`, at);
  return readWord(reader, at);
}

/** What stands between an opening mark and its closing one. */
function readGroup(reader: Reader, at: number, close: string): Node {
  const open = reader.source[at];
  reader.at++;
  if (++reader.depth > DEEPEST)
    throw new NotationError(`brackets stand ${reader.depth} deep here; expected ${DEEPEST} at most`, at);
  const node = readOptions(reader, close);
  reader.depth--;
  if (reader.source[reader.at] !== close) throw new NotationError(`“${open}” is never closed; expected “${close}”`, at);
  reader.at++;
  if (isEmpty(node)) throw new NotationError(`“${open}${close}” holds nothing`, at);
  return node;
}

function readHole(reader: Reader, at: number): Node {
  const inside = readUntil(reader, '}', at);
  const parts = HOLE.exec(inside);
  if (!parts) throw new NotationError(`cannot read “{${inside}}”; expected {kind} or {kind:role} in small letters`, at);
  const name = parts[1] as string;
  return { type: 'hole', name, role: parts[2] ?? name, at };
}

function readUntil(reader: Reader, close: string, at: number): string {
  const end = reader.source.indexOf(close, at);
  if (end < 0) throw new NotationError(`“${reader.source[at]}” is never closed; expected “${close}”`, at);
  reader.at = end + 1;
  return reader.source.slice(at + 1, end).trim();
}

function readWord(reader: Reader, at: number): Node {
  let end = at;
  while (end < reader.source.length && !/[\s()[\]{}<>|]/.test(reader.source[end] as string)) {
    if (end > at && reader.source.startsWith('...', end)) break;
    end++;
  }
  reader.at = end;
  return { type: 'word', text: reader.source.slice(at, end), at };
}

function skipBlanks(reader: Reader): void {
  while (/\s/.test(reader.source[reader.at] ?? '')) reader.at++;
}

function isEmpty(node: Node): boolean {
  return node.type === 'sequence' && node.nodes.length === 0;
}

/** “, did you mean X?” for the nearest of some names, or nothing. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const near = nearest(name, names);
  return near === null ? '' : `; did you mean “${near}”?`;
}
