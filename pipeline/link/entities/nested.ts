import type { Mention, PartyForm, PartyValue } from '#schemas/mention';

const FORMS: Readonly<Record<string, PartyForm>> = { state: 'name', demonym: 'demonym', seat: 'seat', person: 'name' };

/** Names inside other names ("Italian" in "Italian navy"), by the key of the entity that they name: occurrences of entities that act elsewhere. */
export function nestedMentions(
  mentions: readonly Mention<PartyValue>[],
  acting: ReadonlySet<string>,
  text: string,
): ReadonlyMap<string, readonly Mention<PartyValue>[]> {
  const nested = new Map<string, Mention<PartyValue>[]>();
  for (const outer of mentions) {
    for (const part of outer.parts) {
      const form = FORMS[part.kind];
      const key = String(part.value);
      const isInside =
        part.start >= outer.start && part.end <= outer.end && part.end - part.start < outer.end - outer.start;
      if (part.role !== 'owner' || form === undefined || !isInside || !acting.has(key)) continue;
      const list = nested.get(key) ?? [];
      list.push(mentionOf(outer, part, key, form, text.slice(part.start, part.end)));
      nested.set(key, list);
    }
  }
  return nested;
}

function mentionOf(
  outer: Mention<PartyValue>,
  part: Mention<PartyValue>['parts'][number],
  key: string,
  form: PartyForm,
  name: string,
): Mention<PartyValue> {
  const isPerson = part.kind === 'person';
  const { start, end, first, last } = part;
  return {
    kind: 'party',
    rule: `party/${part.kind}`,
    sentence: outer.sentence,
    first,
    last,
    start,
    end,
    parts: [],
    value: {
      key,
      name,
      type: isPerson ? 'person' : 'state',
      country: isPerson ? outer.value.country : key,
      identifier: isPerson ? null : key,
      form,
      affiliation: null,
    },
  };
}
