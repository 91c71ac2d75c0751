import type { Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { hasWord, type PartyMention, type Scene, type Shot } from '#pipeline/link/scene';

/** What a headline tells beside its actors begins with these. */
const ASIDES = new Set('amid over against despite near from as while'.split(' '));
/** The companies that the first sentence about it names before the verb, their owners left out. */
export function companiesOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
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
export function firstTwo(shots: readonly Shot[], sentences: ReadonlySet<number>): Shot[] {
  const sorted = [...sentences].sort((a, b) => a - b).slice(0, 2);
  return sorted.map((index) => shots[index]).filter((shot) => shot !== undefined);
}

/** “X beat Y to a contract”: who stands after these did not win it. */
const LOSERS = new Set(['beat', 'beats', 'beating', 'over', 'outbid', 'outbids', 'rival', 'against']);
const OWNERS = new Set(['subsidiary', 'unit', 'arm', 'owned', 'part', 'division', 'parent', 'rival', 'beat', 'over']);

/** The actor of a name, and the state of a word of belonging (“the Finnish-Estonian treaty”). */
function actorsOf(entities: Scene['entities'], party: PartyMention): readonly Entity[] {
  const named = entities.of(party);
  if (named.length > 0 || party.value.country === null || party.rule !== 'party/origin') return named;
  return entities.states.filter(({ country }) => country === party.value.country);
}

/** The companies that open the news: “A, City, State; B, City; and C will compete”, “X Awarded $9 Million Contract”. */
export function suppliersOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
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

/** “amid tensions with China”: what a headline tells beside its actors. */
function isAside(shot: Shot, token: number): boolean {
  return shot.sentence.role === 'headline' && hasWord(shot, shot.sentence.first, token, ASIDES);
}

/** The states that headline and first sentence name before anything else: who agreed. */
export function actorsOfLead({ shots, entities }: Scene, draft: Draft): Entity[] {
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
