import type { CompiledKind, Engine } from '#pipeline/rules/engine';
import type { Case } from '#schemas/extractor';
import type { Mention } from '#schemas/mention';

/** Finds the mentions of a plain text: given by the caller, since rules know nothing of stages. */
export type FindInText = (
  text: string,
  published: string | null,
  engine: Engine,
) => ReadonlyMap<string, readonly Mention[]>;

export type Outcome = {
  /** The case as written and as found, in the same notation: equal where the case holds. */
  readonly expected: string;
  readonly received: string;
  /** Rules that found something in the text. */
  readonly fired: readonly string[];
};

const BRACKETS = /\[\[|\]\]/g;

/**
 * Runs one case of a kind: texts with `[[brackets]]` around what must be found, and the expected values.
 * @param own ids of a pack's own rules: where rules may overlap, what others find besides is not compared.
 */
export function runCase(
  one: Case,
  { kind, extractor }: CompiledKind,
  engine: Engine,
  find: FindInText,
  own?: ReadonlySet<string>,
): Outcome {
  if (extractor.overlap) return runSlotCase(one, kind, engine, find, own);
  const text = one.text.replaceAll(BRACKETS, '');
  const mentions = find(text, one.published ?? null, engine).get(kind) ?? [];
  const wanted = one.finds ?? [];
  const values = mentions.map(({ value }, index) => show(project(value, wanted[index])));
  const expectedValues =
    one.finds === undefined ? mentions.map((_, index) => values[index] as string) : wanted.map(show);
  return {
    expected: [one.text, ...expectedValues].join('\n'),
    received: [bracketed(text, mentions), ...values].join('\n'),
    fired: mentions.map(({ rule }) => rule),
  };
}

/**
 * Runs one case of a kind whose rules may overlap: brackets cannot show that, so `finds` lists each match once, as its rule
 * and what each hole holds (`{rule: worth, value: $5 million}`); without `finds` nothing may match.
 */
function runSlotCase(
  one: Case,
  kind: string,
  engine: Engine,
  find: FindInText,
  own: ReadonlySet<string> | undefined,
): Outcome {
  const mentions = find(one.text, one.published ?? null, engine).get(kind) ?? [];
  const asked = new Set((one.finds ?? []).map((find) => (isObject(find) ? `${kind}/${String(find.rule)}` : '')));
  const compared = mentions.filter(({ rule }) => own === undefined || own.has(rule) || asked.has(rule));
  const slots = compared.map(({ rule, parts }) => ({
    rule: rule.slice(kind.length + 1),
    ...Object.fromEntries(parts.map(({ role, start, end }) => [role, one.text.slice(start, end)])),
  }));
  const lines = (list: readonly unknown[]) => [one.text, ...new Set(list.map(show).sort())].join('\n');
  return { expected: lines(one.finds ?? []), received: lines(slots), fired: mentions.map(({ rule }) => rule) };
}

/** The text with brackets around the mentions. */
export function bracketed(text: string, mentions: readonly { readonly start: number; readonly end: number }[]): string {
  return mentions
    .toReversed()
    .reduce((done, { start, end }) => `${done.slice(0, start)}[[${done.slice(start, end)}]]${done.slice(end)}`, text);
}

/** Only the fields of a value that the case names, at any depth; the whole value where it names none. */
function project(value: unknown, wanted: unknown): unknown {
  if (!isObject(wanted) || !isObject(value)) return value;
  return Object.fromEntries(Object.entries(wanted).map(([key, inner]) => [key, project(value[key] ?? null, inner)]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON with sorted keys, so that order never matters. */
function show(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
