import { pointAt } from '#pipeline/io/point-at';
import { placeIn, readText } from '#pipeline/io/yaml';
import type { RuleError } from '#pipeline/rules/compile';
import type { Fault } from '#pipeline/rules/fault';
import { partWith } from '#pipeline/rules/packs';
import type { Extractor } from '#schemas/extractor';

/** `file:line:column: message`, the line itself, and a caret under the place; for extractors without files their kind. */
export function faultMessage(fault: Fault): string {
  const file = fileOf(fault);
  if (file === null) return `extractor “${fault.extractor.kind}”: ${fault.message}`;
  const source = readText(file);
  const place = placeIn(source, fault.path, fault.atKey ?? false);
  const line = source.split('\n')[place.line - 1] ?? '';
  return pointAt(
    file,
    source,
    { ...place, col: place.col + within(line.slice(place.col - 1), fault.column) },
    fault.message,
  );
}

/** Where a character of a value stands: after its quote; a value of several lines is pointed at where it begins. */
function within(written: string, column: number | undefined): number {
  if (column === undefined) return 0;
  if (/^[|>]/.test(written)) return 0;
  return column + (/^["']/.test(written) ? 1 : 0);
}

function fileOf({ extractor, file, path }: Fault): string | null {
  const { rules, cases, lexicons } = extractor.files;
  if (file === 'lexicon') return lexicons.find((one) => holds(one, path)) ?? lexicons[0] ?? null;
  return (file === 'rules' ? rules : cases) || null;
}

/** Whether a lexicon file has an entry: its group may be spread over several. */
function holds(file: string, [group, key]: Fault['path']): boolean {
  const source = readText(file);
  const [inGroup, inEntry] = [placeIn(source, [group as string]), placeIn(source, [group as string, key as string])];
  return inEntry.line !== inGroup.line || inEntry.col !== inGroup.col;
}

/** A rule that cannot be compiled, as a fault of the pack that it stands in. */
export function faultOf({ extractor, rule, sentence, column, message }: RuleError): Fault {
  const part: Extractor = partWith(extractor, rule);
  const index = part.rules.indexOf(rule);
  const path = Array.isArray(rule.says) ? [index, 'says', sentence] : [index, 'says'];
  return { extractor: part, file: 'rules', path, column, message: `rule “${rule.id}”: ${message}` };
}
