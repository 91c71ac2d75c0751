import type { Draft } from '#pipeline/link/draft';
import { type Entity, isStateLike } from '#pipeline/link/entities';
import { type Family, familyOf } from '#pipeline/link/families';
import type { Kinship } from '#pipeline/link/kinship';
import { fillByWeight, TWO_STATES } from '#pipeline/link/most-named';
import { allows, give, type Senders, sideRole } from '#pipeline/link/party-roles';
import { hasWord, type PartyMention, type Scene, type Shot } from '#pipeline/link/scene';
import { balance, face } from '#pipeline/link/sides';
import type { PartyRole } from '#schemas/vocabulary';

/** What a headline tells beside its actors begins with these. */
const ASIDES = new Set('amid over against despite near from as while'.split(' '));
/** Tokens from the head of a sentence within which its first actor stands. */
const OPENING = 3;

/** Fills what the phrases left open: the pair of the agreement's own words, the actors of the lead, the pair of the main record for its kin. */
export function completeParties(scene: Scene, draft: Draft, kin: Kinship, senders: Senders): void {
  const family = familyOf(draft);
  const fill = (entities: Iterable<Entity>) => {
    for (const entity of entities) {
      if (entity.type !== 'person' && entity.type !== 'other') give(draft, entity, sideRole(family, entity, senders));
    }
  };
  fill(draft.pair);
  for (const [entity, role] of draft.parent?.parties ?? []) give(draft, entity, otherSide(draft, role));
  if (family === 'trade') fill([...(draft.main ? suppliersOfLead(scene, draft) : []), ...buyerOf(scene, draft)]);
  if (family === 'aid') for (const entity of donorOf(scene, draft)) give(draft, entity, 'donor');
  const isTwoSided = family === 'symmetric' || family === 'stationing';
  if (!draft.main) completeOlder(scene, draft, kin, isTwoSided, fill);
  else if (isTwoSided && draft.parties.size < 3 && !hasSiblings(draft, kin)) fill(actorsOfLead(scene, draft));
  if (draft.main && family === 'purchase-of-company') buyAndSell(draft, companiesOfLead(scene, draft));
  if (draft.main && draft.parties.size < 2 && family !== 'trade') fill(companiesOfLead(scene, draft));
  if (draft.main) face(draft, [...actorsOfLead(scene, draft), ...companiesOfLead(scene, draft)]);
  if (draft.main && TWO_STATES.has(family)) fillByWeight(scene, draft, family, senders);
  if (family === 'lease' && draft.main && draft.parties.size === 0)
    for (const entity of actorsOfLead(scene, draft)) give(draft, entity, 'signatory');
  promoteUser(draft, family);
  balance(draft, kin.news, senders);
  // Arms offered to another government are notified by the United States: the body of it that the article names.
  if (draft.instrument === 'letter-of-offer') give(draft, scene.entities.actorOf('USA'), 'supplier');
}

/** An older agreement: the actors of its own sentence, else those of its kin. */
function completeOlder(
  scene: Scene,
  draft: Draft,
  kin: Kinship,
  isTwoSided: boolean,
  fill: (entities: Iterable<Entity>) => void,
): void {
  if (draft.parties.size === 0) fillFromKin(draft, kin);
  if (draft.parties.size >= 2) return;
  if (isTwoSided) fill(draft.pair.size > 0 ? subjectOf(scene, draft) : statesOfSentence(scene, draft));
  if (draft.parties.size >= 2) return;
  if (isTwoSided || draft.previous)
    for (const [entity, role] of kinParties(draft, kin)) give(draft, entity, otherSide(draft, role));
  face(draft, kin.newsOf(draft)?.parties.keys() ?? []);
}

/** The role of a party of the news in an older agreement: its own, unless the other side has it already. */
function otherSide(draft: Draft, role: PartyRole): PartyRole | null {
  const family = familyOf(draft);
  if (allows(family, role)) return role;
  return family === 'symmetric' ? 'signatory' : family === 'stationing' ? (STATIONED[role] ?? null) : null;
}

const STATIONED: Partial<Record<PartyRole, PartyRole>> = { lessor: 'host', lessee: 'sending-state', signatory: 'host' };

/** The companies that the first sentence about it names before the verb, their owners left out. */
function companiesOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
  const named: Entity[] = [];
  const own = new Set(draft.mentions.map(({ shot }) => shot.sentence.index));
  for (const shot of firstTwo(shots, own)) {
    for (const party of shot.parties.filter(({ value }) => value.type === 'company')) {
      if (hasWord(shot, party.first - 4, party.first, OWNERS)) continue;
      for (const entity of entities.of(party)) if (!named.includes(entity) && named.length < 2) named.push(entity);
    }
  }
  return named;
}

/** The first two of some sentences, given by their indexes. */
function firstTwo(shots: readonly Shot[], sentences: ReadonlySet<number>): Shot[] {
  const sorted = [...sentences].sort((a, b) => a - b).slice(0, 2);
  return sorted.map((index) => shots[index]).filter((shot) => shot !== undefined);
}

/** “X is to buy Y”: of the companies that open the news the first buys, and the other is what is sold where nobody else sells it. */
function buyAndSell(draft: Draft, companies: readonly Entity[]): void {
  for (const role of ['buyer', 'supplier'] as const) {
    const entity = companies.find((one) => !draft.parties.has(one));
    if (entity && ![...draft.parties.values()].includes(role)) draft.parties.set(entity, role);
  }
}

/** “X beat Y to a contract”: who stands after these did not win it. */
const LOSERS = new Set(['beat', 'beats', 'beating', 'over', 'outbid', 'outbids', 'rival', 'against']);
const OWNERS = new Set(['subsidiary', 'unit', 'arm', 'owned', 'part', 'division', 'parent', 'rival', 'beat', 'over']);

/** Where nobody else buys, the force that gets the goods does. */
function promoteUser({ parties, story }: Draft, family: Family): void {
  const roles = [...parties.values()];
  if (family !== 'trade' || story > 0 || roles.includes('buyer') || roles.includes('contracting-agency')) return;
  const user = [...parties].find(([, role]) => role === 'end-user');
  if (user) parties.set(user[0], 'buyer');
}

/** The parties of the news, where nothing speaks against the older agreement being theirs too. */
function kinParties(draft: Draft, kin: Kinship): Draft['parties'] {
  const main = kin.mainOf(draft);
  return main && isKin(draft, main) ? main.parties : new Map();
}

/** Who opens the sentence of a purchase, where no phrase says who buys. */
function buyerOf(scene: Scene, draft: Draft): readonly Entity[] {
  const roles = [...draft.parties.values()];
  return roles.includes('buyer') || (draft.main && roles.includes('contracting-agency')) ? [] : subjectOf(scene, draft);
}

/** Who opens the sentence of a gift, where no phrase says who gives: never who is said to get it. */
function donorOf(scene: Scene, draft: Draft): readonly Entity[] {
  return [...draft.parties.values()].includes('donor') ? [] : subjectOf(scene, draft);
}

/** The actor of a name, and the state of a word of belonging (“the Finnish-Estonian treaty”). */
function actorsOf(entities: Scene['entities'], party: PartyMention): readonly Entity[] {
  const named = entities.of(party);
  if (named.length > 0 || party.value.country === null || party.rule !== 'party/origin') return named;
  return entities.states.filter(({ country }) => country === party.value.country);
}

/** The companies that open the news: “A, City, State; B, City; and C will compete”, “X Awarded $9 Million Contract”. */
function suppliersOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
  if ([...draft.parties.values()].includes('supplier') && draft.story === 0) return [];
  const shot = draft.mentions[0]?.shot;
  const noun = draft.mentions[0]?.mention;
  if (!shot || !noun || shots[shot.sentence.index] !== shot) return [];
  const companies = shot.parties.filter(
    ({ value, first, last }) =>
      value.type === 'company' && last <= noun.first && !hasWord(shot, first - 2, first, LOSERS),
  );
  return companies.flatMap((party) => entities.of(party));
}

/** “agreements with A and B”: the news is several, told apart by their partners. */
function hasSiblings(draft: Draft, kin: Kinship): boolean {
  return draft.pair.size === 1 && kin.hasSibling(draft);
}

/** The two states that the sentence of an older agreement names, where it names just two. */
function statesOfSentence({ entities }: Scene, draft: Draft): readonly Entity[] {
  const own = draft.mentions[0];
  const countries = new Set(
    own?.shot.parties.filter(({ value }) => value.type === 'state').map(({ value }) => value.country),
  );
  if (countries.size !== 2) return [];
  return entities.states.filter(({ country }) => countries.has(country));
}

/** “Finland has a memorandum with Russia”: the actor that opens the sentence is the other side. */
function subjectOf({ entities, shots }: Scene, draft: Draft): readonly Entity[] {
  const own = draft.mentions[0];
  const shot = own?.shot ?? firstTwo(shots, draft.anchors)[0];
  const first = shot?.parties[0];
  if (!shot || !first || first.first - shot.sentence.first > OPENING || (own && first.last > own.mention.first))
    return [];
  const named = entities.of(first).filter(isStateLike);
  const byCountry = entities.states.filter(({ country }) => country === first.value.country);
  return named.length > 0 ? named : byCountry;
}

/** A framework and the order under it, a contract and its option have the same buyer and seller. */
function fillFromKin(draft: Draft, kin: Kinship): void {
  const other = draft.relations[0]?.target ?? kin.tiedTo(draft);
  for (const [entity, role] of other?.parties ?? [])
    if ((role === 'buyer' || role === 'supplier') && allows(familyOf(draft), role)) give(draft, entity, role);
}

/** The other record is about the same pair unless its own words name somebody else. */
function isKin(draft: Draft, main: Draft): boolean {
  return [...draft.parties.keys(), ...draft.pair].every((entity) =>
    [...main.parties.keys()].some(
      (other) => other === entity || (entity.country !== null && other.country === entity.country),
    ),
  );
}

/** “amid tensions with China”: what a headline tells beside its actors. */
function isAside(shot: Shot, token: number): boolean {
  return shot.sentence.role === 'headline' && hasWord(shot, shot.sentence.first, token, ASIDES);
}

/** The states that headline and first sentence name before anything else: who agreed. */
function actorsOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
  const named = new Set<Entity>();
  const own = new Set([...draft.anchors, ...draft.mentions.map(({ shot }) => shot.sentence.index)]);
  for (const shot of firstTwo(shots, own)) {
    const states = shot.parties.filter(
      ({ value, first }) => value.type === 'state' && value.form !== 'reference' && !isAside(shot, first),
    );
    for (const entity of states.flatMap((party) => actorsOf(entities, party))) {
      if ((named.size < 2 && draft.parties.size < 2) || shot.sentence.role === 'headline') named.add(entity);
    }
  }
  return [...named];
}
