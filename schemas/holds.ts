import type { z } from 'zod';

type Holds = (value: unknown) => boolean;

/** As much of zod's own description of a schema as is understood here. */
type Def = {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly catchall?: z.ZodType;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly coerce?: boolean;
} & Partial<Check>;

type Check = {
  readonly check: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly value?: unknown;
  readonly inclusive?: boolean;
};

/**
 * A plain predicate for a schema of zod, many times as fast as parsing with it: for the hot path, where nearly everything
 * holds. It says true only of what the schema accepts; where it says false the schema has the last word, and the
 * message. Parts that it cannot see through (transformations, optional keys, refinements) it leaves to zod.
 */
export function holdsOf(schema: z.ZodType): Holds {
  const def = defOf(schema);
  const holds = checksOf(def).some((check) => !KNOWN.has(check.check)) ? null : plain(def);
  return holds ?? ((value) => schema.safeParse(value).success);
}

const KNOWN = new Set(['string_format', 'number_format', 'min_length', 'greater_than']);

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** A schema's checks; formats such as `int` or `date` are one themselves. */
function checksOf(def: Def): readonly Check[] {
  const checks = (def.checks ?? []).map(({ _zod }) => _zod.def);
  return def.check === undefined ? checks : [def as Check, ...checks];
}

function plain(def: Def): Holds | null {
  switch (def.type) {
    case 'string':
      return stringOf(def);
    case 'number':
      return numberOf(def);
    case 'array':
      return arrayOf(def);
    default:
      return checksOf(def).length > 0 ? null : unchecked(def);
  }
}

function unchecked(def: Def): Holds | null {
  switch (def.type) {
    case 'object':
      return objectOf(def);
    case 'boolean':
      return def.coerce ? null : (value) => typeof value === 'boolean';
    case 'enum':
      return oneOf(Object.values(def.entries ?? {}));
    case 'literal':
      return oneOf(def.values ?? []);
    case 'nullable': {
      const inner = holdsOf(def.innerType as z.ZodType);
      return (value) => value === null || inner(value);
    }
    case 'union': {
      const options = (def.options ?? []).map(holdsOf);
      return (value) => options.some((option) => option(value));
    }
    default:
      return null;
  }
}

function oneOf(values: readonly unknown[]): Holds {
  const known = new Set(values);
  return (value) => known.has(value);
}

/** Only objects that allow no other keys and can spare none. */
function objectOf({ shape = {}, catchall }: Def): Holds | null {
  const keys = Object.keys(shape);
  const schemas = Object.values(shape);
  if (catchall === undefined || defOf(catchall).type !== 'never') return null;
  if (schemas.some(({ _zod }) => _zod.optin !== undefined)) return null;
  const parts = schemas.map(holdsOf);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    let missing = keys.length;
    for (const _ in value) missing--;
    if (missing !== 0) return false;
    for (let i = 0; i < keys.length; i++) {
      const part = (value as Record<string, unknown>)[keys[i] as string];
      if (part === undefined || !(parts[i] as Holds)(part)) return false;
    }
    return true;
  };
}

function arrayOf(def: Def): Holds | null {
  const checks = checksOf(def);
  if (checks.some(({ check }) => check !== 'min_length')) return null;
  const least = leastOf(checks);
  const element = holdsOf(def.element as z.ZodType);
  return (value) => {
    if (!Array.isArray(value) || value.length < least) return false;
    for (let i = 0; i < value.length; i++) if (!element(value[i])) return false;
    return true;
  };
}

function stringOf(def: Def): Holds | null {
  const checks = checksOf(def);
  const patterns = checks.flatMap(({ pattern }) => pattern ?? []);
  const lengths = checks.filter(({ check }) => check === 'min_length');
  if (def.coerce || patterns.length + lengths.length < checks.length) return null;
  if (patterns.some(({ global, sticky }) => global || sticky) || !checks.every(isSeenThrough)) return null;
  const least = leastOf(lengths);
  const [only, ...others] = patterns;
  if (only === undefined) return (value) => typeof value === 'string' && value.length >= least;
  if (others.length > 0) return null;
  return (value) => typeof value === 'string' && value.length >= least && only.test(value);
}

/** Formats that are their pattern and no more. */
function isSeenThrough({ format }: Check): boolean {
  return format === undefined || format === 'regex' || format === 'date';
}

function numberOf(def: Def): Holds | null {
  const checks = checksOf(def);
  const bounds = checks.filter(({ check }) => check === 'greater_than');
  const formats = checks.filter(({ check }) => check === 'number_format');
  if (def.coerce || bounds.length + formats.length < checks.length) return null;
  if (formats.some(({ format }) => format !== 'safeint')) return null;
  if (bounds.some(({ value, inclusive }) => typeof value !== 'number' || !inclusive)) return null;
  const least = Math.max(Number.NEGATIVE_INFINITY, ...bounds.map(({ value }) => value as number));
  const isOfForm = formats.length > 0 ? Number.isSafeInteger : Number.isFinite;
  return (value) => isOfForm(value) && (value as number) >= least;
}

function leastOf(checks: readonly Check[]): number {
  return Math.max(0, ...checks.map(({ minimum = 0 }) => minimum));
}
