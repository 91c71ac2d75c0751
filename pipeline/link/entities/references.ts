import type { Entity } from '#pipeline/link/entities';
import { actorsByCountry, isStateLike } from '#pipeline/link/entities/actors';
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
  const seekers = new Map<string, Seeker>();
  mentions.forEach((mention, index) => {
    if (mention.value.form !== 'reference') return;
    const seeker = seekerOf(mention, seekers);
    if (seeker === null) return;
    const named = { mentions, byKey, document, seeker };
    const near = seeker.count === 1 ? nearest(named, index) : group(named, index);
    seeker.foremost ??= near.length === seeker.count ? null : foremost(list, seeker);
    const found = near.length === seeker.count ? near : (seeker.foremost ?? []);
    if (found.length > 0) resolved.set(mention, found);
  });
  return resolved;
}

/** One kind of reference ("the company", "the Greek company"), and what was found for it so far, so that a text full of it is read once. */
type Seeker = {
  readonly count: number;
  readonly fits: (entity: Entity) => boolean;
  /** Mentions read, and the last entity among them that fits. */
  read: number;
  last: Entity | null;
  /** The actors of the last sentence among them that names as many as asked for, and its paragraph. */
  sides: { readonly segment: number; readonly sides: readonly Entity[] } | null;
  foremost: readonly Entity[] | null;
};

function seekerOf({ value: { key, country } }: Party, seekers: Map<string, Seeker>): Seeker | null {
  const id = `${key} ${country}`;
  const known = seekers.get(id);
  if (known) return known;
  const kind = KINDS[key.replace('reference:', '')];
  if (kind === undefined) return null;
  const fits = country === null ? kind.fits : (entity: Entity) => kind.fits(entity) && entity.country === country;
  const seeker = { count: kind.count, fits, read: 0, last: null, sides: null, foremost: null };
  seekers.set(id, seeker);
  return seeker;
}

type Named = {
  readonly mentions: readonly Party[];
  readonly byKey: ReadonlyMap<string, Entity>;
  readonly document: Document;
  readonly seeker: Seeker;
};

/** The entity of a mention, where it names one that fits and stands for no mere place. */
function fitting({ byKey, seeker }: Named, { value, rule }: Party): Entity | null {
  if (rule === 'party/place' || rule === 'party/origin') return null;
  const entity = byKey.get(value.key);
  return entity !== undefined && seeker.fits(entity) ? entity : null;
}

function nearest(named: Named, from: number): Entity[] {
  const { mentions, seeker } = named;
  for (; seeker.read < from; seeker.read++) seeker.last = fitting(named, mentions[seeker.read] as Party) ?? seeker.last;
  return seeker.last === null ? [] : [seeker.last];
}

/** The actors that the latest sentence names which names enough of them, no further back than the paragraph before. */
function group(named: Named, from: number): readonly Entity[] {
  const { mentions, document, seeker } = named;
  const segmentAt = (index: number): number => document.sentences[(mentions[index] as Party).sentence]?.segment ?? 0;
  const first = firstOfSentence(mentions, from);
  const own = sidesOf(named, first, from);
  if (own !== null) return own;
  while (seeker.read < first) {
    const end = endOfSentence(mentions, seeker.read);
    const sides = sidesOf(named, seeker.read, end);
    if (sides !== null) seeker.sides = { segment: segmentAt(seeker.read), sides };
    seeker.read = end;
  }
  return seeker.sides !== null && segmentAt(from) - seeker.sides.segment <= 1 ? seeker.sides.sides : [];
}

function firstOfSentence(mentions: readonly Party[], index: number): number {
  const { sentence } = mentions[index] as Party;
  let first = index;
  while (first > 0 && (mentions[first - 1] as Party).sentence === sentence) first--;
  return first;
}

function endOfSentence(mentions: readonly Party[], index: number): number {
  const { sentence } = mentions[index] as Party;
  let end = index;
  while (end < mentions.length && (mentions[end] as Party).sentence === sentence) end++;
  return end;
}

/** The actors named by some mentions, first named first, where they are as many as asked for. */
function sidesOf(named: Named, first: number, to: number): readonly Entity[] | null {
  const found = new Set<Entity>();
  for (let index = first; index < to; index++) {
    const entity = fitting(named, named.mentions[index] as Party);
    if (entity !== null) found.add(entity);
  }
  const sides = distinct([...found]);
  return sides.length === named.seeker.count ? sides : null;
}

/** One actor a state: the state itself rather than its ministry, force or official. */
function distinct(named: readonly Entity[]): Entity[] {
  const actors = actorsByCountry(named);
  return named.filter(
    (entity) => !isStateLike(entity) || entity.country === null || actors.get(entity.country) === entity,
  );
}

/** The actors named most often, first named first. */
function foremost(list: readonly Entity[], { count, fits }: Seeker): Entity[] {
  const fitting = distinct(list.filter(fits));
  if (fitting.length < count) return [];
  const ranked = [...fitting].sort((a, b) => b.mentions.length - a.mentions.length).slice(0, count);
  return fitting.filter((entity) => ranked.includes(entity));
}
