import type { Mention, PartyForm, PartyValue } from '#schemas/mention';

/** Lexicon groups that name no actor but tell what stands beside them. */
export type MarkerKind =
  | 'office'
  | 'rank'
  | 'honorific'
  | 'suffix'
  | 'city'
  | 'region'
  | 'area'
  | 'company-noun'
  | 'outlet-noun'
  | 'company-deed';

/** A marker: found like a party, used while the article is read, and dropped. */
export type Marker = { readonly marker: MarkerKind; readonly key: string; readonly country: string | null };

export type Found = Mention<PartyValue | Marker>;
export type Party = Mention<PartyValue>;

export function isMarker(value: PartyValue | Marker): value is Marker {
  return 'marker' in value;
}

/** Bodies and forces of which each state has one have keys of this form: what it is, then whose. */
export function ownKey(kind: string, country: string | null): string {
  return `${kind}@${country ?? '?'}`;
}

/** Whether a key still waits for its state. */
export function isOpenKey(key: string): boolean {
  return key.endsWith('@?');
}

/** A party value with what is not known of it left out. */
export function partyValue(
  known: Pick<PartyValue, 'key' | 'name' | 'type'> & Partial<PartyValue>,
  form: PartyForm = known.form ?? 'name',
): PartyValue {
  return {
    key: known.key,
    name: known.name,
    type: known.type,
    country: known.country ?? null,
    identifier: known.identifier ?? null,
    form,
    affiliation: known.affiliation ?? null,
  };
}
