import { locate } from '#pipeline/evaluate/from-gold';
import type { Span } from '#schemas/document';
import { type Expected, ExpectedDateSchema, ExpectedMoneySchema, ExpectedPartySchema } from '#schemas/fixture';

export const LABELS = ['Money', 'Date', 'Party'] as const;
export type Label = (typeof LABELS)[number];

/** A labelled span with what is expected of it, the form in which annotation tools hold an expectation. */
export type Annotation = Span & { readonly label: Label; readonly value: unknown };

/** What came back from a tool: annotations, and what could not be read of the rest, one message each. */
export type ReadBack = { readonly annotations: readonly Annotation[]; readonly faults: readonly string[] };

/** The money, dates and parties of an expectation as spans; records have no span and stay where they are. */
export function annotationsOf({ money, dates, parties }: Expected, text: string): readonly Annotation[] {
  const spot = (label: Label, { text: quote, nth, ...value }: { readonly text: string; readonly nth: number }) => {
    const span = locate(text, quote, nth);
    return span ? [{ ...span, label, value }] : [];
  };
  const forms = parties
    .flatMap(({ forms: all, ...value }) => all.map((form) => ({ form, value })))
    .sort((a, b) => b.form.length - a.form.length);
  const taken: Span[] = [];
  const named = forms.flatMap(({ form, value }) => {
    const free = occurrences(text, form).filter((one) => !taken.some((other) => overlaps(one, other)));
    const first = locate(text, form, 1);
    const spans = free.length || !first ? free : [first];
    taken.push(...spans);
    return spans.map((span) => ({ ...span, label: 'Party' as const, value }));
  });
  return [...money.flatMap((one) => spot('Money', one)), ...dates.flatMap((one) => spot('Date', one)), ...named].sort(
    (a, b) => a.start - b.start || b.end - a.end || LABELS.indexOf(a.label) - LABELS.indexOf(b.label),
  );
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Where a name stands as a word of its own. */
function occurrences(text: string, form: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    const isWord = !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + form.length));
    if (isWord) spans.push({ start: at, end: at + form.length });
  }
  return spans;
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };
type Reader<T> = {
  readonly safeParse: (
    value: unknown,
  ) =>
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
};
const issueText = ({ path, message }: Issue): string => (path.length ? `${path.join('.')}: ${message}` : message);

/**
 * An expectation with its money, dates and parties taken from annotations. `faults` names each annotation that lacks
 * its value or has a malformed one; it is left out.
 */
export function withAnnotations(
  expected: Expected,
  text: string,
  annotations: readonly Annotation[],
): { readonly expected: Expected; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const read = <T>(label: Label, schema: Reader<T>, shape: (one: Annotation) => unknown): readonly T[] =>
    annotations
      .filter((one) => one.label === label)
      .flatMap((one) => {
        const result = schema.safeParse(shape(one));
        if (result.success) return [result.data];
        faults.push(
          `${label} “${text.slice(one.start, one.end)}” @${one.start}: ${result.error.issues.map(issueText).join('; ')}`,
        );
        return [];
      });
  const spotted = (one: Annotation) => ({ ...place(text, one), ...(one.value as object | null) });
  const parties = read('Party', ExpectedPartySchema, (one) => ({
    ...(one.value as object | null),
    forms: [text.slice(one.start, one.end)],
  }));
  return {
    expected: {
      ...expected,
      money: [...read('Money', ExpectedMoneySchema, spotted)],
      dates: [...read('Date', ExpectedDateSchema, spotted)],
      parties: inOrder(mergedParties(parties), expected.parties),
    },
    faults,
  };
}

function place(text: string, { start, end }: Span) {
  const quote = text.slice(start, end);
  let nth = 1;
  for (let at = text.indexOf(quote); at >= 0 && at < start; at = text.indexOf(quote, at + 1)) nth++;
  return { text: quote, nth };
}

type Party = Expected['parties'][number];

/** One entry for each name, with every form under which it is marked. */
function mergedParties(parties: readonly Party[]): readonly Party[] {
  const byName = new Map<string, Party>();
  for (const party of parties) {
    const known = byName.get(party.name);
    byName.set(party.name, known ? { ...party, forms: [...new Set([...known.forms, ...party.forms])] } : party);
  }
  return [...byName.values()];
}

/** As the expectation had them before, so that nothing seems to change that does not; new ones behind. */
function inOrder(parties: readonly Party[], before: readonly Party[]): Party[] {
  const place = (list: readonly string[], one: string) => (list.includes(one) ? list.indexOf(one) : list.length);
  const names = before.map(({ name }) => name);
  return parties
    .toSorted((a, b) => place(names, a.name) - place(names, b.name))
    .map((party) => {
      const forms = before.find(({ name }) => name === party.name)?.forms ?? [];
      return { ...party, forms: party.forms.toSorted((a, b) => place(forms, a) - place(forms, b)) };
    });
}
