import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { placeOf } from '#pipeline/io/yaml';
import type { RuleError } from '#pipeline/rules/compile';

/** `file:line:column: message`, the line itself, and a caret under the place. */
export function ruleMessage(error: RuleError): string {
  const file = error.extractor.files.rules;
  const source = readFileSync(file, 'utf8');
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const index = error.extractor.rules.indexOf(error.rule);
  const says = Array.isArray(error.rule.says) ? [index, 'says', error.sentence] : [index, 'says'];
  const place = placeOf(document.contents, says, lines);
  const line = source.split('\n')[place.line - 1] ?? '';
  const quote = /["']/.test(line[place.col - 1] ?? '') ? 1 : 0;
  const column = place.col + quote + error.column;
  return `${file}:${place.line}:${column}: rule “${error.rule.id}”: ${error.message}\n  ${line}\n  ${' '.repeat(column - 1)}^`;
}
