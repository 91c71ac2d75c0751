import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { familyOf } from '#pipeline/link/families';
import type { Focus } from '#pipeline/link/focus';
import { listFrom } from '#pipeline/link/noun-phrase';
import { allows, isStateLike, roleFor, sideRole } from '#pipeline/link/party-roles';
import { type AgreementMention, clauseAt, hasWord, type PartyMention, type Scene, type Shot } from '#pipeline/link/scene';
import type { Mention } from '#schemas/mention';
import type { PartyRole } from '#schemas/vocabulary';

const ASIDES = new Set('amid over against despite after as near from as-if under following while'.split(' '));

/** Tokens from the head of a sentence within which its first actor stands. */
const OPENING = 3;

type Claim = {
  readonly draft: Draft;
  readonly entity: Entity;
  readonly role: string;
  readonly weight: number;
  readonly rule: string;
  readonly mention: PartyMention;
};

/** Gives parties their roles in the records that their sentences speak of, by the phrases of `deals`, best rule first. */
export function placeParties(scene: Scene, deals: readonly Mention[], focus: Focus, drafts: readonly Draft[]): void {
  const claims = deals.flatMap((deal) => claimsOf(scene, deal, focus));
  claims.sort((a, b) => b.weight - a.weight);
  const senders = sendersIn(deals);
  for (const claim of claims) accept(claim, senders);
  for (const draft of drafts) complete(scene, draft, drafts, senders);
}

function claimsOf(scene: Scene, deal: Mention, focus: Focus): Claim[] {
  const shot = scene.shots.find(({ sentence }) => sentence.index === deal.sentence) as Shot;
  const named = deal.parts.flatMap(({ mention, role }) =>
    mention?.kind === 'party' ? [{ party: mention as PartyMention, role }] : [],
  );
  return named.flatMap(({ party, role }) => {
    const anchor = deal.first === party.first ? deal.last - 1 : deal.first;
    const list = [party, ...listFrom(shot, party.last).filter((one) => !named.some((other) => other.party === one))];
    const { weight = 0, rule } = deal;
    if (isOvershadowed(shot, deal, party, named.map((one) => one.party))) return [];
    const noun = deal.parts.find(({ mention }) => mention?.kind === 'agreement')?.mention;
    const drafts = noun ? focus.of(noun as AgreementMention) : focus.at(shot, anchor);
    return drafts.flatMap((draft) =>
      list.flatMap((mention) =>
        scene.entities
          .of(mention)
          .filter((entity) => !isPartnerOfSibling(draft, drafts, entity))
          .map((entity) => ({ draft, entity, role, weight, rule, mention })),
      ),
    );
  });
}

/** “X said that Y will supply …”: a nearer name of the same kind stands between a party and the verb that it would take. */
function isOvershadowed(shot: Shot, deal: Mention, party: PartyMention, named: readonly PartyMention[]): boolean {
  const isCompany = party.value.type === 'company';
  const clause = clauseAt(shot, party.first);
  return shot.parties.some(
    (other) =>
      !named.includes(other) &&
      other.first >= party.last &&
      other.last <= deal.last &&
      party.first === deal.first &&
      other.value.form !== 'reference' &&
      (other.value.type === 'company') === isCompany &&
      clauseAt(shot, other.first) === clause &&
      !listFrom(shot, party.last).includes(other),
  );
}

/** “agreements with A and B”: A is no party of the one with B. */
function isPartnerOfSibling(draft: Draft, drafts: readonly Draft[], entity: Entity): boolean {
  return !draft.pair.has(entity) && drafts.some((other) => other !== draft && other.pair.has(entity));
}

/** Countries whose forces the article speaks of: in a record about stationing they send, the other side hosts. */
function sendersIn(deals: readonly Mention[]): ReadonlySet<string> {
  const senders = new Set<string>();
  for (const { parts } of deals) {
    for (const { mention, role } of parts) {
      const country = role === 'sending-state' ? (mention as PartyMention | null)?.value.country : null;
      if (country) senders.add(country);
    }
  }
  return senders;
}

function accept({ draft, entity, role, rule, mention }: Claim, senders: ReadonlySet<string>): void {
  if (entity.type === 'person' || (entity.type === 'other' && entity.country !== null)) return;
  const family = familyOf(draft.instrument ?? 'deal', draft.subjects);
  const isAwardee = rule === 'deal/awards' && role === 'buyer' && entity.type === 'company';
  const given = roleFor(isAwardee ? 'supplier' : role, family, entity, senders);
  if (given !== null && give(draft, entity, given)) {
    draft.evidence.push({ field: 'parties', start: mention.start, end: mention.end, rule });
  }
}

/** A state and its bodies are one actor: the first that a record names stands for it in that role. */
function give(draft: Draft, entity: Entity, role: PartyRole | null): boolean {
  if (role === null || draft.parties.has(entity)) return false;
  const isTaken = [...draft.parties].some(
    ([other, known]) =>
      isStateLike(entity) &&
      isStateLike(other) &&
      other.country !== null &&
      other.country === entity.country &&
      isSameSide(known, role),
  );
  if (isTaken) return false;
  draft.parties.set(entity, role);
  return true;
}

/** Buyer and end user can be two bodies of one state, all other roles only one. */
function isSameSide(a: PartyRole, b: PartyRole): boolean {
  return a === b || (a !== 'end-user' && b !== 'end-user' && a !== 'contracting-agency' && b !== 'contracting-agency');
}

/** Fills what the phrases left open: the pair of the agreement's own words, the actors of the lead, the pair of the main record for its kin. */
function complete(scene: Scene, draft: Draft, drafts: readonly Draft[], senders: ReadonlySet<string>): void {
  const family = familyOf(draft.instrument ?? 'deal', draft.subjects);
  const isTwoSided = family === 'symmetric' || family === 'stationing';
  const fill = (entities: Iterable<Entity>) => {
    for (const entity of entities) {
      if (entity.type !== 'person' && entity.type !== 'other') give(draft, entity, sideRole(family, entity, senders));
    }
  };
  fill(draft.pair);
  if (draft.parent) for (const [entity, role] of draft.parent.parties) give(draft, entity, role);
  if (family === 'trade' && draft.main) fill(suppliersOfLead(scene, draft));
  if (family === 'trade' && !draft.main && ![...draft.parties.values()].includes('buyer')) fill(subjectOf(scene, draft));
  if (draft.parties.size >= 2 && !(draft.main && isTwoSided && draft.parties.size < 3)) return;
  if (!draft.main && draft.parties.size === 0) fillFromKin(draft, drafts);
  if (!draft.main && isTwoSided) fill(draft.pair.size > 0 ? subjectOf(scene, draft) : statesOfSentence(scene, draft));
  if (draft.main && isTwoSided && !hasSiblings(draft, drafts)) fill(actorsOfLead(scene, draft));
  const main = drafts.find((other) => other.main && !other.umbrella && other.story === draft.story && other !== draft);
  if (!draft.main && main && draft.parties.size < 2 && (draft.previous || isTwoSided) && isKin(draft, main)) {
    for (const [entity, role] of main.parties)
      give(draft, entity, allows(family, role) ? role : sideRole(family, entity, senders));
  }
}

/** The companies that open the news: “A, City, State; B, City; and C will compete”, “X Awarded $9 Million Contract”. */
function suppliersOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
  if ([...draft.parties.values()].includes('supplier') && draft.story === 0) return [];
  const shot = draft.mentions[0]?.shot;
  const noun = draft.mentions[0]?.mention;
  if (!shot || !noun || !shots.includes(shot)) return [];
  const companies = shot.parties.filter(({ value, last }) => value.type === 'company' && last <= noun.first);
  return companies.flatMap((party) => entities.of(party));
}

/** “agreements with A and B”: the news is several, told apart by their partners. */
function hasSiblings(draft: Draft, drafts: readonly Draft[]): boolean {
  return draft.pair.size === 1 && drafts.some((other) => other !== draft && other.main && other.pair.size === 1);
}

/** The two states that the sentence of an older agreement names, where it names just two. */
function statesOfSentence({ entities }: Scene, draft: Draft): readonly Entity[] {
  const own = draft.mentions[0];
  const countries = new Set(own?.shot.parties.filter(({ value }) => value.type === 'state').map(({ value }) => value.country));
  if (countries.size !== 2) return [];
  return entities.list.filter(({ type, country }) => type === 'state' && countries.has(country));
}

/** “Finland has a memorandum with Russia”: the actor that opens the sentence is the other side. */
function subjectOf({ entities, shots }: Scene, draft: Draft): readonly Entity[] {
  const own = draft.mentions[0];
  const shot = own?.shot ?? shots.find(({ sentence }) => draft.anchors.has(sentence.index));
  const first = shot?.parties[0];
  if (!shot || !first || first.first - shot.sentence.first > OPENING || (own && first.last > own.mention.first)) return [];
  const named = entities.of(first).filter(isStateLike);
  const byCountry = entities.list.filter(({ type, country }) => type === 'state' && country === first.value.country);
  return named.length > 0 ? named : byCountry;
}

/** A framework and the order under it, a contract and its option have the same buyer and seller. */
function fillFromKin(draft: Draft, drafts: readonly Draft[]): void {
  const kin = draft.relations[0]?.target ?? drafts.find(({ relations }) => relations.some(({ target }) => target === draft));
  for (const [entity, role] of kin?.parties ?? []) if (role === 'buyer' || role === 'supplier') give(draft, entity, role);
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
  return hasWord(shot, shot.sentence.first, token, ASIDES);
}

/** The states that headline and first sentence name before anything else: who agreed. */
function actorsOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
  const speaks = ({ sentence }: Shot) => draft.anchors.has(sentence.index) || draft.mentions.some(({ shot }) => shot.sentence === sentence);
  const named = new Set<Entity>();
  for (const shot of shots.filter(speaks).slice(0, 2)) {
    const states = shot.parties.filter(({ value, first }) => value.type === 'state' && value.form !== 'reference' && !isAside(shot, first));
    for (const entity of states.flatMap((party) => entities.of(party))) {
      if ((named.size < 2 && draft.parties.size < 2) || shot.sentence.role === 'headline') named.add(entity);
    }
  }
  return [...named];
}
