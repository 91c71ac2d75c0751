/** How far a rule came in a text: what it matched, and what it asked for where it failed. */
export type ReachText = {
  readonly rule: string;
  readonly says: string;
  readonly matched: string;
  /** The word where it failed; null at the end of the sentence. */
  readonly stopped: string | null;
  readonly wanted: readonly string[];
};

/** Alternatives that are worth reading. */
const SHOWN = 6;

/** “exercise/named came as far as “the exercise”, then asked for {name}, where “Cold” stands”. */
export function reachLine({ rule, matched, stopped, wanted }: ReachText): string {
  const more = wanted.length > SHOWN ? ` or ${wanted.length - SHOWN} more` : '';
  const asked = `${wanted.slice(0, SHOWN).join(' or ')}${more}`;
  const where = stopped === null ? 'where the sentence ends' : `where “${stopped}” stands`;
  return matched === ''
    ? `${rule} found no place to begin: it asks for ${asked}`
    : `${rule} came as far as “${matched}”, then asked for ${asked}, ${where}`;
}
