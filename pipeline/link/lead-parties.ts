import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { isStateLike } from '#pipeline/link/entities/actors';
import { hasWord, type PartyMention, type Scene, type Shot } from '#pipeline/link/scene';

/** What a headline tells beside its actors begins with these. */
const ASIDES = new Set('amid over against despite near from as while'.split(' '));
/** Tokens from the head of a sentence within which its first actor stands. */
const OPENING = 3;

/** Mentions that make nobody a party. */
export type Barred = ReadonlySet<PartyMention>;

/** The first two of some sentences, given by their indexes. */
function firstTwo(shots: readonly Shot[], sentences: ReadonlySet<number>): Shot[] {
  const sorted = [...sentences].sort((a, b) => a - b).slice(0, 2);
  return sorted.map((index) => shots[index]).filter((shot) => shot !== undefined);
}

/** The companies that the first sentence about an agreement names before the verb. */
export function companiesOfLead({ shots, entities }: Scene, draft: Draft, barred: Barred): Entity[] {
  const named: Entity[] = [];
  const own = new Set(draft.mentions.map(({ shot }) => shot.sentence.index));
  for (const shot of firstTwo(shots, own)) {
    for (const party of shot.parties.filter((one) => one.value.type === 'company' && !barred.has(one))) {
      for (const entity of entities.of(party)) if (!named.includes(entity) && named.length < 2) named.push(entity);
    }
  }
  return named;
}

/** The companies that open the news: “A, City, State; B, City; and C will compete”, “X Awarded $9 Million Contract”. */
export function suppliersOfLead({ shots, entities }: Scene, { mentions }: Draft, barred: Barred): Entity[] {
  const shot = mentions[0]?.shot;
  const noun = mentions[0]?.mention;
  if (!shot || !noun || shots[shot.sentence.index] !== shot) return [];
  const companies = shot.parties.filter(
    (party) => party.value.type === 'company' && party.last <= noun.first && !barred.has(party),
  );
  return companies.flatMap((party) => entities.of(party));
}

/** The states that headline and first sentence name before anything else: who agreed. */
export function actorsOfLead({ shots, entities }: Scene, draft: Draft, barred: Barred): Entity[] {
  const named = new Set<Entity>();
  const own = new Set([...draft.anchors, ...draft.mentions.map(({ shot }) => shot.sentence.index)]);
  for (const shot of firstTwo(shots, own)) {
    const states = shot.parties.filter(
      (party) =>
        party.value.type === 'state' &&
        party.value.form !== 'reference' &&
        !isAside(shot, party.first) &&
        !barred.has(party),
    );
    for (const entity of states.flatMap((party) => actorsOf(entities, party))) {
      if ((named.size < 2 && draft.parties.size < 2) || shot.sentence.role === 'headline') named.add(entity);
    }
  }
  return [...named];
}

/** “amid tensions with China”: what a headline tells beside its actors. */
function isAside(shot: Shot, token: number): boolean {
  return shot.sentence.role === 'headline' && hasWord(shot, shot.sentence.first, token, ASIDES);
}

/** The actor of a name, and the state of a word of belonging (“the Finnish-Estonian treaty”). */
function actorsOf(entities: Scene['entities'], party: PartyMention): readonly Entity[] {
  const named = entities.of(party);
  if (named.length > 0 || party.value.country === null || party.rule !== 'party/origin') return named;
  return entities.states.filter(({ country }) => country === party.value.country);
}

/** The two states that the sentence of an older agreement names, where it names just two. */
export function statesOfSentence({ entities }: Scene, draft: Draft): readonly Entity[] {
  const own = draft.mentions[0];
  const countries = new Set(
    own?.shot.parties.filter(({ value }) => value.type === 'state').map(({ value }) => value.country),
  );
  if (countries.size !== 2) return [];
  return entities.states.filter(({ country }) => countries.has(country));
}

/** “Finland has a memorandum with Russia”: the actor that opens the sentence is the other side. */
export function subjectOf({ entities, shots }: Scene, draft: Draft): readonly Entity[] {
  const own = draft.mentions[0];
  const shot = own?.shot ?? firstTwo(shots, draft.anchors)[0];
  const first = shot?.parties[0];
  if (!shot || !first || first.first - shot.sentence.first > OPENING || (own && first.last > own.mention.first))
    return [];
  const named = entities.of(first).filter(isStateLike);
  const byCountry = entities.states.filter(({ country }) => country === first.value.country);
  return named.length > 0 ? named : byCountry;
}
