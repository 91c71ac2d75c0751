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
  /** Entities that a party mention stands for: one for a name, several for "the two sides", none where it names no party. */
  readonly of: (mention: Mention<PartyValue>) => readonly Entity[];
};

/** Groups mentions by key. */
export function resolveEntities(mentions: readonly Mention<PartyValue>[], _document: Document): Entities {
  const groups = new Map<string, Mention<PartyValue>[]>();
  for (const mention of mentions) {
    const { key } = mention.value;
    const group = groups.get(key);
    if (group) group.push(mention);
    else groups.set(key, [mention]);
  }
  const list = [...groups.values()].map((group): Entity => {
    const { key, name, type, country, identifier, affiliation } = (group[0] as Mention<PartyValue>).value;
    return { key, name, type, country, identifier, affiliation, mentions: group };
  });
  const byKey = new Map(list.map((entity) => [entity.key, entity]));
  return { list, of: ({ value }) => [byKey.get(value.key)].filter((entity) => entity !== undefined) };
}
