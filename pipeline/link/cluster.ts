import { affinity, type Place, reasonsFor, THRESHOLD } from '#pipeline/link/affinity';
import { CHANGING, isChanged } from '#pipeline/link/changes';
import type { Draft } from '#pipeline/link/draft';
import { exactness } from '#pipeline/link/families';
import { isConcluded, isNewsworthy, isSignedHere, type Noun, partnersAfter, picksOne } from '#pipeline/link/newsworthy';
import { phraseOf } from '#pipeline/link/noun-phrase';
import {
  anchorOrdinal,
  open,
  openByEvent,
  openChanged,
  openChild,
  openListed,
  type State,
  speakOf,
  toldOf,
} from '#pipeline/link/opening';
import { type AgreementMention, hasWord, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import type { Stories } from '#pipeline/link/stories';
import { withinReach } from '#pipeline/link/told';
import type { Choice } from '#pipeline/link/trace';

/** “lets soldiers of both train on each other's soil”. */
function isOfEachOther({ words }: Shot): boolean {
  const at = words.indexOf('each');
  return at >= 0 && words[at + 1] === 'other';
}

function yearOfPublication({ document }: Scene): number | null {
  const published = document.article.published?.value;
  return published === undefined ? null : Number(published.slice(0, 4));
}

/** Which draft each agreement mention speaks of, and the drafts in order of appearance. */
export type Clusters = {
  readonly drafts: Draft[];
  /** A plural ("both documents") may speak of several. */
  readonly of: ReadonlyMap<AgreementMention, readonly Draft[]>;
};

const MUTUAL = new Set(['reciprocal', 'mutual', 'two-way']);
/** How many sentences of running text count as the lead, beside headline and dek. */
const LEAD_SENTENCES = 2;

/**
 * Groups the mentions of agreements into drafts: one for the agreement that is called by three nouns, others by the
 * evidence that a text gives: a name, a year, a party pair, “previous”, “another”, an instrument that stands beside it.
 *
 * @param choices collects what spoke for which draft, where somebody wants to know
 */
export function cluster(scene: Scene, stories: Stories, choices: Choice[] | null = null): Clusters {
  const state: State = { scene, drafts: [], stories: new Map(), of: new Map(), spoken: new Map(), choices };
  let lead = LEAD_SENTENCES;
  let story = 0;
  for (const [index, shot] of scene.shots.entries()) {
    if (stories.of[index] !== story) lead = LEAD_SENTENCES;
    story = stories.of[index] as number;
    const isHead = shot.sentence.role === 'headline' || shot.sentence.role === 'dek';
    anchorOrdinal(state, shot, story);
    if (isHead || lead > 0) openByEvent(state, shot, story);
    for (const mention of shot.agreements) place(state, shot, mention, story, isHead || lead > 0);
    if (!isHead && shot.sentence.role !== 'dateline') lead--;
  }
  return { drafts: state.drafts, of: state.of };
}

function place(state: State, shot: Shot, mention: AgreementMention, story: number, isLead: boolean): void {
  const phrase = phraseOf(state.scene, shot, mention);
  const told = toldOf(state, story);
  const own = withinReach(told);
  const drafts = choose(state, own, { shot, mention, phrase, story, isLead });
  state.of.set(mention, drafts);
  for (const draft of drafts) {
    speakOf(state, draft, shot.sentence.index);
    const isKnown = hasSign(draft);
    join(draft, { shot, mention, phrase, story, isLead }, drafts.length === 1);
    if (!isKnown && hasSign(draft)) told.known.push(draft);
  }
}

/** Whether a draft has what it can be known by long after it was told. */
const hasSign = ({ name, year }: Draft): boolean => name !== null || year !== null;

function choose(state: State, own: readonly Draft[], noun: Noun): readonly Draft[] {
  const { value } = noun.mention;
  const changing = own.find(({ main, instrument }) => main && CHANGING.has(instrument ?? 'deal'));
  if (changing && isChanged(noun, changing)) return [changing.changes ?? openChanged(state, noun, own, changing)];
  const umbrella = own.find((draft) => draft.umbrella);
  const renamed = appositionTo(state, noun);
  if (renamed) return renamed;
  if (umbrella && picksOne(noun)) return [openChild(state, umbrella)];
  if (value.plural && value.instrument !== 'option') return several(state, own, noun);
  const isTerms = noun.shot.events.some(
    ({ value: event, first, last }) =>
      event.status === 'agreed-in-principle' && first <= noun.mention.first && noun.mention.last <= last,
  );
  const place: Place = {
    shot: noun.shot,
    isLead: noun.isLead || isTerms,
    publishedYear: yearOfPublication(state.scene),
    isDigest: noun.story > 0,
    isFirst: /^(first|initial)$/.test(wordAt(noun.shot, noun.mention.first)),
    isThat:
      noun.mention.first === noun.shot.sentence.first && /^(that|this)$/.test(wordAt(noun.shot, noun.mention.first)),
    recency: (draft) => noun.shot.sentence.index - (state.spoken.get(draft) ?? Number.NEGATIVE_INFINITY),
  };
  state.choices?.push({
    mention: noun.mention,
    candidates: own.map((draft) => ({ draft, reasons: reasonsFor(draft, noun.mention, noun.phrase, place) })),
  });
  let best: Draft | null = null;
  let most = THRESHOLD - 1;
  for (const draft of own) {
    const score = affinity(draft, noun.mention, noun.phrase, place);
    if (score > most || (best !== null && score === most && place.recency(draft) < place.recency(best))) {
      most = score;
      best = draft;
    }
  }
  if (best) return [best];
  if (umbrella && isSignedHere(noun)) return [openChild(state, umbrella)];
  return isNewsworthy(noun, own) ? [open(state, noun, own)] : [];
}

/** “The second document, a one-page protocol, …”, “exchanged notes on a grant”: the second noun says what the first one is. */
function appositionTo({ of }: State, { shot, mention }: Noun): readonly Draft[] | null {
  const before = shot.agreements[shot.agreements.indexOf(mention) - 1];
  if (!before || mention.first - before.last > 4) return null;
  const link = wordAt(shot, before.last);
  const isAbout =
    FORMAL.has(before.value.instrument ?? 'deal') && (link === 'on' || link === 'for') && isAidOrLoan(mention);
  if (!isAbout && link !== ',') return null;
  if (!/^(a|an|the)$/.test(wordAt(shot, before.last + 1)) && !isAbout) return null;
  const drafts = of.get(before) ?? [];
  return drafts.length === 1 ? drafts : null;
}

/** Documents that say how something was agreed, not what. */
const FORMAL: ReadonlySet<string> = new Set(['exchange-of-notes', 'memorandum', 'protocol']);
const isAidOrLoan = ({ value }: AgreementMention) => value.instrument === 'grant' || value.instrument === 'loan';

/** Plurals: “security agreements with A and B” are one each, “three contracts” stand for those told later, “both documents” for those told before. */
function several(state: State, own: readonly Draft[], noun: Noun): readonly Draft[] {
  const { value, last } = noun.mention;
  const mains = own.filter((draft) => draft.main && !draft.umbrella);
  const isOld = value.definite || (value.count !== null && mains.length === value.count);
  if (isOld && mains.length > 0) return value.kin === 'previous' ? [] : mains;
  const partners = partnersAfter(noun.shot, last).flatMap((party) => state.scene.entities.of(party));
  if (partners.length > 1 && (noun.isLead || isConcluded(noun))) {
    return partners.map((partner) => {
      const known = own.find((draft) => draft.pair.has(partner));
      const draft = known ?? open(state, noun, own);
      draft.pair.add(partner);
      draft.main ||= noun.isLead;
      return draft;
    });
  }
  const isMany =
    value.count !== null ||
    noun.shot.events.some(({ value: event }) => event.status === 'signed' || event.status === 'awarded');
  if (!noun.isLead || !isMany || noun.shot.events.length === 0) return [];
  const umbrella = own.find((draft) => draft.umbrella) ?? open(state, noun, own);
  umbrella.umbrella = true;
  openListed(state, umbrella, noun);
  return [umbrella];
}

function join(draft: Draft, { shot, mention, phrase, isLead }: Noun, isOnly: boolean): void {
  const { value } = mention;
  draft.mentions.push({ mention, shot });
  draft.isMutual ||= hasWord(shot, mention.first, mention.last, MUTUAL) || isOfEachOther(shot);
  const isNamed = value.name !== null && draft.name === null;
  const isTrusted = isLead || isNamed || draft.mentions.length === 1 || exactness(value.instrument) > 1;
  if (isTrusted && value.instrument !== null && (isNamed || exactness(value.instrument) > exactness(draft.instrument)))
    draft.instrument = value.instrument;
  for (const subject of value.subjects) draft.subjects.add(subject);
  if (!isOnly) return;
  draft.name ??= value.name;
  draft.acronym ??= value.acronym;
  draft.year ??= phrase.year;
  // Later phrases name one side at a time, or third parties: only the first that name any are the pair.
  if (isLead || (draft.pair.size === 0 && !draft.main)) for (const entity of phrase.pair) draft.pair.add(entity);
}
