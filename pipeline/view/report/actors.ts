import type { Agreement, ArticleRecord } from '#schemas/record';

type Party = ArticleRecord['parties'][number];
/** By what an actor is called in lists and drawings. */
export type Namer = (party: Party) => string;

const STATE_LIKE: ReadonlySet<string> = new Set(['state', 'government-body', 'armed-force', 'person']);

/**
 * Names for the actors of a run: a state, its bodies, forces and officials are one, by the name that the articles use
 * most for the state (its code where none names it); every other actor goes by its own name.
 */
export function namerOf(records: readonly ArticleRecord[]): Namer {
  const counts = new Map<string, Map<string, number>>();
  for (const { type, country, name } of records.flatMap(({ parties }) => parties)) {
    if (type !== 'state' || country === null) continue;
    const names = counts.get(country) ?? new Map<string, number>();
    counts.set(country, names.set(name, (names.get(name) ?? 0) + 1));
  }
  const names = new Map<string, string>();
  for (const [country, of] of counts) {
    const [[name] = [country]] = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    names.set(country, name);
  }
  return ({ name, type, country }) =>
    country !== null && STATE_LIKE.has(type) ? (names.get(country) ?? country) : name;
}

/** The actors of an agreement, each once. */
export function actorsOf({ parties }: Agreement, record: ArticleRecord, namer: Namer): readonly string[] {
  return [...new Set(parties.flatMap(({ party }) => record.parties.filter(({ id }) => id === party).map(namer)))];
}
