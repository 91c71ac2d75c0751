import { createHash } from 'node:crypto';
import { byBytes } from '#pipeline/io/names';
import type { Group } from '#pipeline/run/dossier/gather';
import { fold, type Member } from '#pipeline/run/dossier/member';
import type { Dossier } from '#schemas/dossier';

/** The dossier of a group: claims side by side in order of publication, none preferred. */
export function dossierOf({ members, merges }: Group): Dossier {
  const ordered = [...members].sort((a, b) => byBytes(a.published ?? '9', b.published ?? '9') || byBytes(a.key, b.key));
  const keys = ordered.map(({ key }) => key);
  const first = [...keys].sort(byBytes)[0] as string;
  return {
    id: `dossier-${createHash('sha256').update(first).digest('hex').slice(0, 16)}`,
    name: ordered.find(({ agreement }) => agreement.name !== null)?.agreement.name ?? null,
    identifiers: unique(ordered.flatMap(({ agreement }) => agreement.identifiers)),
    instruments: unique(ordered.map(({ agreement }) => agreement.instrument)),
    subjects: unique(ordered.flatMap(({ agreement }) => agreement.subjects)),
    parties: partiesOf(ordered),
    timeline: ordered.map((member) => ({ status: member.agreement.status, ...sourceOf(member, statusQuote(member)) })),
    amounts: amountsOf(ordered),
    dates: datesOf(ordered),
    members: keys,
    merges: merges.map(({ a, b, because }) => ({ a, b, because: [...because] })),
  };
}

const unique = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort(byBytes);

const sourceOf = ({ key, record, published }: Member, quote: string | null) => ({
  from: key,
  uri: record.source.uri,
  published,
  quote,
});

const statusQuote = ({ agreement }: Member): string | null =>
  agreement.evidence.find(({ field }) => field === 'status')?.quote ?? null;

function partiesOf(members: readonly Member[]): Dossier['parties'] {
  const parties = new Map<string, Dossier['parties'][number]>();
  for (const { key, agreement, record } of members)
    for (const { party: id, role } of agreement.parties) {
      const party = record.parties.find((one) => one.id === id);
      if (!party) continue;
      const { name, type, country } = party;
      const same = party.identifier ?? `${type}\0${country}\0${fold(name)}`;
      const known = parties.get(same) ?? { name, type, country, roles: [], from: [] };
      parties.set(same, { ...known, roles: unique([...known.roles, role]), from: unique([...known.from, key]) });
    }
  return [...parties.values()];
}

/** A conversion says nothing that its original does not. */
function amountsOf(members: readonly Member[]): Dossier['amounts'] {
  const slots = new Map<string, Dossier['amounts'][number]>();
  for (const member of members)
    for (const { money, role, modality } of member.agreement.amounts) {
      const mention = member.record.money.find(({ id }) => id === money[0]);
      if (!mention) continue;
      const { currency, amount, low, high, bound, quote } = mention;
      const key = `${role}\0${modality}\0${currency}`;
      const slot = slots.get(key) ?? { role, modality, currency, conflict: false, claims: [] };
      slot.claims.push({ amount, low, high, bound, ...sourceOf(member, quote) });
      slots.set(key, slot);
    }
  return [...slots.values()].map((slot) => ({ ...slot, conflict: differ(slot.claims, rangeOf) }));
}

function datesOf(members: readonly Member[]): Dossier['dates'] {
  const slots = new Map<string, Dossier['dates'][number]>();
  for (const member of members)
    for (const { date: id, role, modality } of member.agreement.dates) {
      const date = member.record.dates.find((one) => one.id === id);
      if (!date) continue;
      const key = `${role}\0${modality}`;
      const slot = slots.get(key) ?? { role, modality, conflict: false, claims: [] };
      const { value, earliest, latest, quote } = date;
      slot.claims.push({ value, earliest, latest, ...sourceOf(member, quote) });
      slots.set(key, slot);
    }
  return [...slots.values()].map((slot) => ({
    ...slot,
    conflict: differ(slot.claims, ({ earliest, latest }) =>
      earliest === null || latest === null ? null : [Date.parse(earliest), Date.parse(latest)],
    ),
  }));
}

type Claim = Dossier['amounts'][number]['claims'][number];

/** “About” and a rounded figure cover what rounds to it. */
function rangeOf({ amount, low, high, bound }: Claim): readonly [number, number] | null {
  if (low !== null && high !== null) return [low, high];
  if (amount === null) return null;
  if (bound === 'at-least') return [amount, Number.POSITIVE_INFINITY];
  if (bound === 'at-most') return [Number.NEGATIVE_INFINITY, amount];
  const slack = bound === 'about' ? amount * 0.05 : amount * 0.005;
  return [amount - slack, amount + slack];
}

/** Two claims of different articles exclude each other. */
function differ<T extends { readonly from: string }>(
  claims: readonly T[],
  range: (claim: T) => readonly [number, number] | null,
): boolean {
  const article = ({ from }: T) => from.slice(0, from.indexOf('#'));
  return claims.some((a, i) =>
    claims.slice(i + 1).some((b) => {
      const [one, other] = [range(a), range(b)];
      return article(a) !== article(b) && one !== null && other !== null && (one[0] > other[1] || other[0] > one[1]);
    }),
  );
}
