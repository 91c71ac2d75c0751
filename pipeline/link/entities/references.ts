import type { Entity } from '#pipeline/link/entities';
import type { Document } from '#schemas/document';
import type { Mention, PartyValue } from '#schemas/mention';

type Party = Mention<PartyValue>;

/** How many actors a reference stands for, and which may be meant. */
const KINDS: Readonly<Record<string, { readonly count: number; readonly fits: (entity: Entity) => boolean }>> = {
  'two-sides': { count: 2, fits: isSide },
  'two-states': { count: 2, fits: isState },
  'three-states': { count: 3, fits: isState },
  several: { count: 2, fits: isState },
  'two-companies': { count: 2, fits: isCompany },
  company: { count: 1, fits: isCompany },
  bank: { count: 1, fits: ({ name }) => /bank/i.test(name) },
  ministry: { count: 1, fits: ({ key, name }) => /ministry@/.test(key) || /ministry/i.test(name) },
  department: { count: 1, fits: ({ type, name }) => type === 'government-body' && /department|pentagon/i.test(name) },
  agency: {
    count: 1,
    fits: ({ type, name }) =>
      type === 'government-body' && (/agency|administration|office/i.test(name) || /[A-Z]{3}/.test(name)),
  },
  council: { count: 1, fits: ({ name }) => /council|committee|commission/i.test(name) },
  alliance: { count: 1, fits: ({ type }) => type === 'international-organisation' },
  country: { count: 1, fits: isState },
  government: { count: 1, fits: isState },
};

function isState({ type }: Entity): boolean {
  return type === 'state';
}

/** Who can be a side: states with their bodies and forces, companies, armed groups. */
function isSide({ type }: Entity): boolean {
  return type !== 'person' && type !== 'international-organisation' && type !== 'other';
}

function isCompany({ type }: Entity): boolean {
  return type === 'company';
}

/** The entities that each reference stands for: those named nearest before it, else those that the article speaks of most. */
export function referents(
  mentions: readonly Party[],
  list: readonly Entity[],
  document: Document,
): ReadonlyMap<Party, readonly Entity[]> {
  const byKey = new Map(list.map((entity) => [entity.key, entity]));
  const resolved = new Map<Party, readonly Entity[]>();
  mentions.forEach((mention, index) => {
    if (mention.value.form !== 'reference') return;
    const known = KINDS[mention.value.key.replace('reference:', '')];
    if (known === undefined) return;
    const { country } = mention.value;
    const kind =
      country === null
        ? known
        : { ...known, fits: (entity: Entity) => known.fits(entity) && entity.country === country };
    const near =
      kind.count === 1 ? nearest(mentions, index, byKey, kind.fits) : group(mentions, index, byKey, kind, document);
    const found = near.length === kind.count ? near : foremost(list, kind);
    if (found.length > 0) resolved.set(mention, found);
  });
  return resolved;
}

type Kind = { readonly count: number; readonly fits: (entity: Entity) => boolean };

function nearest(
  mentions: readonly Party[],
  from: number,
  byKey: ReadonlyMap<string, Entity>,
  fits: Kind['fits'],
): Entity[] {
  for (let index = from - 1; index >= 0; index--) {
    const { value, rule } = mentions[index] as Party;
    const entity = byKey.get(value.key);
    if (entity !== undefined && rule !== 'party/place' && rule !== 'party/origin' && fits(entity)) return [entity];
  }
  return [];
}

/** The actors that the latest sentence names which names enough of them, no further back than the paragraph before. */
function group(
  mentions: readonly Party[],
  from: number,
  byKey: ReadonlyMap<string, Entity>,
  { count, fits }: Kind,
  { sentences }: Document,
): Entity[] {
  const here = sentences[(mentions[from] as Party).sentence]?.segment ?? 0;
  const bySentence = new Map<number, Set<Entity>>();
  for (let index = from - 1; index >= 0; index--) {
    const { value, rule, sentence } = mentions[index] as Party;
    if (here - (sentences[sentence]?.segment ?? 0) > 1) break;
    const entity = byKey.get(value.key);
    if (entity === undefined || rule === 'party/place' || rule === 'party/origin' || !fits(entity)) continue;
    const named = bySentence.get(sentence) ?? new Set<Entity>();
    // Going backwards, the last to be added is the first named.
    named.delete(entity);
    bySentence.set(sentence, named.add(entity));
  }
  for (const named of bySentence.values()) {
    const sides = distinct([...named].reverse());
    if (sides.length === count) return sides;
  }
  return [];
}

/** One actor a state: the state itself rather than its ministry, force or official. */
function distinct(named: readonly Entity[]): Entity[] {
  const isOfState = ({ type }: Entity): boolean =>
    type === 'state' || type === 'government-body' || type === 'armed-force';
  return named.filter((entity) => {
    if (!isOfState(entity) || entity.country === null) return true;
    const same = named.filter((other) => isOfState(other) && other.country === entity.country);
    const chosen = same.find(({ type }) => type === 'state') ?? same[0];
    return chosen === entity;
  });
}

/** The actors named most often, first named first. */
function foremost(list: readonly Entity[], { count, fits }: Kind): Entity[] {
  const fitting = distinct(list.filter(fits));
  if (fitting.length < count) return [];
  const ranked = [...fitting].sort((a, b) => b.mentions.length - a.mentions.length).slice(0, count);
  return fitting.filter((entity) => ranked.includes(entity));
}
