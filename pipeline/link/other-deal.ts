import type { Draft } from '#pipeline/link/draft';
import { type AgreementMention, type Shot, wordAt } from '#pipeline/link/scene';

/** Sentences of a draft that are looked at. */
const KNOWN = 4;
/** How a round-up goes on to the next deal. */
const GOES_ON = new Set(['meanwhile', 'separately', 'elsewhere', 'similarly', 'likewise']);

/**
 * Whether an indefinite noun tells of another deal than a draft, by who and how much its sentence says: no company and no
 * sum in common, or no state either where the sentence says that it goes on to something else.
 */
export function isOtherDeal({ mentions }: Draft, shot: Shot, value: AgreementMention['value']): boolean {
  if (value.definite || value.plural) return false;
  const own = mentions.slice(0, KNOWN).map((one) => one.shot);
  if (own.includes(shot) || own.every(({ sentence }) => sentence.role === 'headline')) return false;
  const isApart = (of: (shot: Shot) => readonly string[]) => areApart(own.flatMap(of), of(shot));
  if (GOES_ON.has(wordAt(shot, shot.sentence.first)))
    return isApart(statesOf) && areOthers(own.flatMap(companiesOf), companiesOf(shot));
  return isApart(sumsOf) && isApart(companiesOf);
}

/** Both say something, and nothing in common. */
function areApart(known: readonly string[], said: readonly string[]): boolean {
  return known.length > 0 && said.length > 0 && areOthers(known, said);
}

function areOthers(known: readonly string[], said: readonly string[]): boolean {
  return !said.some((one) =>
    known.some((other) => one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `)),
  );
}

const companiesOf = ({ parties }: Shot): readonly string[] =>
  parties.filter(({ value }) => value.type === 'company' && value.form !== 'reference').map(({ value }) => value.name);

const statesOf = ({ parties }: Shot): readonly string[] =>
  parties.flatMap(({ value, rule }) =>
    value.type !== 'company' && value.country !== null && rule !== 'party/place' ? [value.country] : [],
  );

const sumsOf = ({ money }: Shot): readonly string[] =>
  money.map(({ value }) => `${value.currency}:${value.amount ?? value.high}`);
