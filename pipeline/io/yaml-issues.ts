import type { z } from 'zod';
import { didYouMean } from '#pipeline/rules/notation';

/** Something wrong in the data of a file: where, whether the key itself or its value is meant, and what was expected. */
export type Problem = {
  readonly path: readonly PropertyKey[];
  readonly atKey: boolean;
  readonly message: string;
  readonly isMissing?: boolean;
};

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** What a validation says, in words for the person who wrote the file. */
export function problemsOf(issues: readonly Issue[], schema: Schema, data: unknown): Problem[] {
  const all = issues.flatMap((issue) => problems(issue, schema, data, []));
  // A misspelt field is missing under its right name as well: once is enough.
  return all.filter((one) => !one.isMissing || !all.some((other) => other.atKey && isSibling(one.path, other.path)));
}

const isSibling = (one: readonly PropertyKey[], other: readonly PropertyKey[]): boolean =>
  one.length === other.length && one.slice(0, -1).every((key, index) => key === other[index]);

function problems(issue: Issue, schema: Schema, data: unknown, base: readonly PropertyKey[]): Problem[] {
  const path = [...base, ...issue.path];
  const value = at(data, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = fieldsOf(schemaAt(schema, path));
      return issue.keys.map((key) => ({
        path: [...path, key],
        atKey: true,
        message: `no field “${key}”${didYouMean(key, known) || `; expected ${known.join(', ')}`}`,
      }));
    }
    case 'invalid_union':
      return [ofUnion(issue, schema, data, path)];
    case 'invalid_key': {
      const why = issue.issues[0]?.message ?? 'cannot be read';
      return [{ path, atKey: true, message: `the name “${String(path.at(-1))}”: ${why}` }];
    }
    case 'invalid_type':
      return value === undefined
        ? [missing(path)]
        : [{ path, atKey: false, message: typeMessage(issue.expected, value, path) }];
    case 'too_small':
      return [{ path, atKey: false, message: `${labelOf(path)}is empty; expected at least one` }];
    case 'invalid_format':
      return [{ path, atKey: false, message: `${labelOf(path)}${formatMessage(issue, value)}` }];
    default:
      return [{ path, atKey: false, message: `${labelOf(path)}${issue.message}` }];
  }
}

/** Of the ways in which a value could be meant, the one that the text comes nearest to. */
function ofUnion(
  issue: Issue & { code: 'invalid_union' },
  schema: Schema,
  data: unknown,
  path: readonly PropertyKey[],
): Problem {
  const value = at(data, path);
  if (value === undefined) return missing(path);
  const inner = issue.errors.flat().flatMap((one) => problems(one, schema, data, path));
  const deepest = inner.reduce<Problem | null>(
    (best, one) => (one.path.length > path.length && one.path.length > (best?.path.length ?? 0) ? one : best),
    null,
  );
  if (deepest !== null) return deepest;
  const expected =
    path.at(-1) === 'says' ? 'the rule’s sentence' : 'a list of forms, as [first, second], or {forms: […], …}';
  const hint = typeof value === 'string' ? `; write [${value}]` : hintFor(value);
  return { path, atKey: false, message: `${labelOf(path)}expected ${expected}, found ${found(value)}${hint}` };
}

const missing = (path: readonly PropertyKey[]): Problem => ({
  path,
  atKey: false,
  message: `the field “${String(path.at(-1))}” is missing`,
  isMissing: true,
});

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list (lines that begin with “- ”)',
  object: 'fields (name: value)',
  record: 'names with values (name: …)',
};

function typeMessage(expected: string, value: unknown, path: readonly PropertyKey[]): string {
  const hint = expected === 'string' ? hintFor(value) : '';
  return `${labelOf(path)}expected ${NAMES[expected] ?? expected}, found ${found(value)}${hint}`;
}

/** YAML reads what is not quoted as what it looks like. */
function hintFor(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null)
    return `; put it in quotes: "${value}"`;
  return typeof value === 'object' ? '; a text that begins with { or [ must stand in quotes' : '';
}

function formatMessage(issue: Issue & { code: 'invalid_format' }, value: unknown): string {
  if (issue.format === 'date') return `expected a day such as 2025-04-14, found “${String(value)}”`;
  const slug = String(value)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const near = issue.message.includes('small letters') && slug ? `; did you mean “${slug}”?` : '';
  return `${issue.message}, found “${String(value)}”${near}`;
}

const labelOf = (path: readonly PropertyKey[]): string => {
  const name = path.findLast((key) => typeof key === 'string');
  return name === undefined ? '' : `“${String(name)}”: `;
};

function found(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'fields';
  return typeof value === 'string' ? `the text “${value}”` : `the ${typeof value} ${String(value)}`;
}

function at(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined | null)?.[key], data);
}

type Def = {
  readonly type: string;
  readonly element?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly valueType?: Schema;
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
};
const defOf = (schema: Schema): Def => schema._zod.def as unknown as Def;

/** The schema of a part of the data. */
function schemaAt(schema: Schema | undefined, path: readonly PropertyKey[]): Schema | undefined {
  if (schema === undefined) return undefined;
  const { type, element, shape, valueType, innerType, options } = defOf(schema);
  if (type === 'optional' || type === 'default') return schemaAt(innerType, path);
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  if (type === 'union') return options?.map((one) => schemaAt(one, path)).find((one) => one !== undefined);
  return schemaAt(element ?? valueType ?? shape?.[String(key)], rest);
}

const fieldsOf = (schema: Schema | undefined): readonly string[] =>
  schema === undefined ? [] : Object.keys(defOf(schema).shape ?? {});
