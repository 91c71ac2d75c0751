import { type Hole, holesOf } from '#pipeline/rules/holes';
import { type Node, NotationError, parseNotation } from '#pipeline/rules/notation';
import type { Extractor, Rule } from '#schemas/extractor';
import {
  AMOUNT_ROLES,
  DATE_ROLES,
  INSTRUMENTS,
  MODALITIES,
  MONEY_REASONS,
  PARTY_ROLES,
  RELATION_TYPES,
  STATUSES,
  SUBJECTS,
} from '#schemas/vocabulary';

/** What the code behind a kind understands: roles of holes and fields of `gives`. A kind of data alone has no bounds. */
export type Slots = {
  /** By the kind in the hole (`money` → value, ceiling, …). */
  readonly roles: ReadonlyMap<string, ReadonlySet<string>>;
  /** By field, its values; null where any value may stand. */
  readonly gives: ReadonlyMap<string, ReadonlySet<unknown> | null>;
};

/** Roles of a record, which `deals` may name whether or not a built-in rule does. */
const RECORD: Readonly<Record<string, readonly string[]>> = {
  party: PARTY_ROLES,
  money: [...AMOUNT_ROLES, ...MONEY_REASONS],
  date: DATE_ROLES,
};
const VALUES: Readonly<Record<string, readonly string[]>> = {
  status: STATUSES,
  date: DATE_ROLES,
  relation: RELATION_TYPES,
  instrument: INSTRUMENTS,
  subjects: SUBJECTS,
  category: MODALITIES,
  direction: [],
  governs: [],
  voice: [],
};

/** Reads off the built-in rules of a kind what its code understands; null for a kind that has no built-in rules. */
export function slotsOf(builtIn: Extractor | undefined): Slots | null {
  if (!builtIn || builtIn.rules.length === 0) return null;
  const roles = new Map<string, Set<string>>();
  for (const { name, role } of builtIn.rules.flatMap(holesIn)) {
    const known = roles.get(name) ?? new Set(builtIn.overlap ? RECORD[name] : []);
    roles.set(name, known.add(role));
  }
  return { roles, gives: givesOf(builtIn.rules) };
}

function givesOf(rules: readonly Rule[]): Slots['gives'] {
  const gives = new Map<string, Set<unknown> | null>();
  for (const [field, value] of rules.flatMap((rule) => Object.entries(rule.gives ?? {}))) {
    const allowed = VALUES[field];
    const known = gives.get(field) ?? (allowed ? new Set<unknown>(allowed) : null);
    for (const one of [value].flat()) known?.add(one);
    gives.set(field, known);
  }
  return gives;
}

export function sentencesOf({ says }: Rule): readonly string[] {
  return [says].flat();
}

/** Holes of all sentences of a rule; none of one that cannot be read. */
export function holesIn(rule: Rule): readonly Hole[] {
  return sentencesOf(rule).flatMap((says) => {
    const node = readable(says);
    return node ? holesOf(node) : [];
  });
}

export function readable(says: string): Node | null {
  try {
    return parseNotation(says);
  } catch (error) {
    if (error instanceof NotationError) return null;
    throw error;
  }
}
