import { lastBefore } from '#pipeline/language/in-order';
import { fold } from '#pipeline/language/vocabulary';
import { actorsByCountry } from '#pipeline/link/entities/actors';
import { nameOf } from '#pipeline/link/entities/naming';
import { nestedMentions } from '#pipeline/link/entities/nested';
import { referents } from '#pipeline/link/entities/references';
import type { Document } from '#schemas/document';
import type { Mention, PartyValue } from '#schemas/mention';
import type { PartyType } from '#schemas/vocabulary';

/** One actor of the article. */
export type Entity = {
  readonly key: string;
  readonly name: string;
  readonly type: PartyType;
  readonly country: string | null;
  readonly identifier: string | null;
  /** Key of the entity that a person belongs to. */
  readonly affiliation: string | null;
  /** In text order; references ("the company") are not among them. */
  readonly mentions: readonly Mention<PartyValue>[];
};

export type Entities = {
  readonly list: readonly Entity[];
  /** The states among them. */
  readonly states: readonly Entity[];
  /** Who acts for a country: the state itself, else the first of its bodies and forces. */
  readonly actorOf: (country: string) => Entity | null;
  /** Entities that a party mention stands for: one for a name, several for "the two sides", none where it names no party. */
  readonly of: (mention: Mention<PartyValue>) => readonly Entity[];
};

/** Rules of mentions that make no entity by themselves: mere places, origins, and common nouns that do not act. */
const WEAK: ReadonlySet<string> = new Set(['party/place', 'party/origin', 'party/common']);

/**
 * One entity for each actor, in the order of first mention. A state that is named only as a place or an origin is none;
 * references ("both countries", "the company") are resolved to the entities in focus.
 */
export function resolveEntities(mentions: readonly Mention<PartyValue>[], document: Document): Entities {
  const groups = new Map<string, Mention<PartyValue>[]>();
  for (const mention of mentions) {
    const { key, form } = mention.value;
    if (form === 'reference') continue;
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  }
  const acting = [...groups].filter(([, group]) => group.some(({ rule }) => !WEAK.has(rule)));
  const nested = nestedMentions(mentions, new Set(acting.map(([key]) => key)), document.text);
  const named = acting.map(([key, group]) => entityOf(key, group, nested.get(key) ?? []));
  const list = withAffiliations(named, groups);
  const byKey = new Map(list.map((entity) => [entity.key, entity]));
  const resolved = referents(mentions, list, document);
  const actors = actorsByCountry(list);
  return {
    list,
    states: list.filter(({ type }) => type === 'state'),
    actorOf: (country) => actors.get(country) ?? null,
    of: (mention) => {
      if (mention.value.form === 'reference') return resolved.get(mention) ?? [];
      const entity = byKey.get(mention.value.key);
      return entity === undefined || mention.rule === 'party/origin' ? [] : [entity];
    },
  };
}

function entityOf(key: string, group: readonly Mention<PartyValue>[], nested: readonly Mention<PartyValue>[]): Entity {
  const { type, identifier } = (group[0] as Mention<PartyValue>).value;
  const country = group.find(({ value }) => value.country !== null)?.value.country ?? null;
  // A name inside another mention of the same actor ("Peruvian" in "Peruvian government") only helps to name it.
  const others = nested.filter(({ start, end }) => end > (group[lastBefore(group, start)]?.end ?? -1));
  const mentions = [...group, ...others].sort((a, b) => a.start - b.start || b.end - a.end);
  return { key, name: nameOf([...group, ...nested]), type, country, identifier, affiliation: null, mentions };
}

/** Affiliations are names in the text; here they become keys of the entities that bear them. */
function withAffiliations(
  list: readonly Entity[],
  groups: ReadonlyMap<string, readonly Mention<PartyValue>[]>,
): readonly Entity[] {
  const keys = new Map<string, string>();
  for (const { key, mentions } of list) {
    for (const { value } of mentions)
      if (value.type !== 'person') keys.set(fold(value.name), keys.get(fold(value.name)) ?? key);
  }
  return list.map((entity) => {
    if (entity.type !== 'person') return entity;
    const name = groups.get(entity.key)?.find(({ value }) => value.affiliation !== null)?.value.affiliation;
    const affiliation = name === undefined || name === null ? null : (keys.get(fold(name)) ?? null);
    return { ...entity, affiliation };
  });
}
