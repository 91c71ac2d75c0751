import { fileURLToPath } from 'node:url';
import { readExtractors } from '#pipeline/io/extractors';
import { compileEngine } from '#pipeline/rules/compile';
import type { Engine } from '#pipeline/rules/engine';
import { mergeExtractors } from '#pipeline/rules/packs';
import { findInText } from '#pipeline/stages/find-in-text';
import type { Extractor } from '#schemas/extractor';
import type { Mention, MoneyValue, NumberValue } from '#schemas/mention';

const FOLDER = fileURLToPath(new URL('../../extractors/', import.meta.url));

/** The extractors of some kinds alone: numbers and money unless told otherwise. */
export async function readValueExtractors(kinds: readonly string[] = ['number', 'money']): Promise<Extractor[]> {
  const all = await readExtractors(FOLDER, { trusted: true });
  return mergeExtractors([all.filter(({ kind }) => kinds.includes(kind))]);
}

/** An engine that knows these kinds only. */
export async function valueEngine(kinds?: readonly string[]): Promise<Engine> {
  return compileEngine(await readValueExtractors(kinds), { version: 'test', digest: 'sha256:test' });
}

export function moneyIn(text: string, engine: Engine): readonly Mention<MoneyValue>[] {
  return (findInText(text, null, engine).get('money') ?? []) as readonly Mention<MoneyValue>[];
}

export function numbersIn(text: string, engine: Engine): readonly Mention<NumberValue>[] {
  return (findInText(text, null, engine).get('number') ?? []) as readonly Mention<NumberValue>[];
}
