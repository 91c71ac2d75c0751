import type { Fault } from '#pipeline/rules/fault';
import { didYouMean } from '#pipeline/rules/notation';
import type { Case, Extractor } from '#schemas/extractor';

/** What is wrong with cases whatever the rules find: brackets that do not pair, `finds` that cannot belong to the text. */
export function checkCases(extractor: Extractor, base: Extractor | undefined): Fault[] {
  const overlap = base?.overlap ?? extractor.overlap;
  const ids = new Set([...(base?.rules ?? []), ...extractor.rules].map(({ id }) => id));
  return extractor.cases.flatMap((one, index) =>
    overlap ? checkSlotCase(extractor, one, index, ids) : checkBrackets(extractor, one, index),
  );
}

function checkBrackets(extractor: Extractor, { text, finds }: Case, index: number): Fault[] {
  const place = { extractor, file: 'cases', path: [index, 'text'] } as const;
  let open = -1;
  let count = 0;
  for (const { 0: mark, index: column } of text.matchAll(/\[\[|\]\]/g)) {
    if (mark === '[[' && open >= 0)
      return [
        { ...place, column: open, message: '“[[” opens before the one before it is closed; expected “]]” first' },
      ];
    if (mark === ']]' && open < 0) return [{ ...place, column, message: '“]]” closes what no “[[” has opened' }];
    if (mark === '[[') {
      open = column;
      count++;
      continue;
    }
    if (text.slice(open + 2, column).trim() === '')
      return [{ ...place, column: open, message: '“[[]]” holds nothing; expected the words that are found' }];
    open = -1;
  }
  if (open >= 0) return [{ ...place, column: open, message: '“[[” is never closed; expected “]]”' }];
  if (finds === undefined || finds.length === count) return [];
  const message = `“finds” has ${finds.length} values for ${count} [[brackets]]; expected one for each, in order`;
  return [{ extractor, file: 'cases', path: [index, 'finds'], atKey: true, message }];
}

function checkSlotCase(
  extractor: Extractor,
  { text, finds = [] }: Case,
  index: number,
  ids: ReadonlySet<string>,
): Fault[] {
  const bracket = text.indexOf('[[');
  if (bracket >= 0) {
    const message = `rules of this kind may overlap, which brackets cannot show; expected “finds: [{rule: …, role: words}]” instead`;
    return [{ extractor, file: 'cases', path: [index, 'text'], column: bracket, message }];
  }
  return finds.flatMap((find, at): Fault[] => {
    const place = { extractor, file: 'cases', path: [index, 'finds', at] } as const;
    const rule = typeof find === 'object' && find !== null && 'rule' in find ? find.rule : undefined;
    if (typeof rule !== 'string')
      return [{ ...place, message: 'expected the rule and what its holes hold, as {rule: worth, value: $5 million}' }];
    if (!ids.has(rule))
      return [
        { ...place, path: [...place.path, 'rule'], message: `no rule “${rule}” of this kind${didYouMean(rule, ids)}` },
      ];
    return Object.entries(find as Record<string, unknown>).flatMap(([role, words]): Fault[] =>
      role === 'rule' || (typeof words === 'string' && text.includes(words))
        ? []
        : [
            {
              ...place,
              path: [...place.path, role],
              message: `“${String(words)}” does not stand in the text; expected words of it`,
            },
          ],
    );
  });
}
