import { CHANGE_TIES } from '#pipeline/link/changes';
import { createDraft, type Draft, relate } from '#pipeline/link/draft';
import { isStateLike } from '#pipeline/link/entities/actors';
import { isAlsoNews, type Noun, ORDINALS } from '#pipeline/link/newsworthy';
import { listFrom } from '#pipeline/link/noun-phrase';
import { type AgreementMention, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import { createTold, type Told } from '#pipeline/link/told';
import type { Choice } from '#pipeline/link/trace';

const COMES_TO_TERMS: ReadonlySet<string> = new Set([
  'agreed-in-principle',
  'signed',
  'awarded',
  'initialled',
  'notified',
]);
/** A quarrel over a sum is about an agreement to come. */
const BARGAINS: ReadonlySet<string> = new Set(['offered', 'requested', 'negotiating']);
const LISTED = new Set(['one', 'another', 'other', 'second', 'third', 'fourth']);

/** Clustering under way. */
export type State = {
  readonly scene: Scene;
  readonly drafts: Draft[];
  readonly of: Map<AgreementMention, readonly Draft[]>;
  /** The same by story. */
  readonly stories: Map<number, Told>;
  /** Sentence in which each draft was spoken of last. */
  readonly spoken: Map<Draft, number>;
  /** What spoke for which draft, for explanations; null where nobody asks. */
  readonly choices: Choice[] | null;
};

/** What was told of a story so far. */
export function toldOf({ stories }: State, story: number): Told {
  const known = stories.get(story) ?? createTold();
  stories.set(story, known);
  return known;
}

function add(state: State, draft: Draft): void {
  state.drafts.push(draft);
  toldOf(state, draft.story).all.push(draft);
}

/** Notes that a sentence speaks of a draft. */
export function speakOf(state: State, draft: Draft, sentence: number): void {
  state.spoken.set(draft, sentence);
  const { talk } = toldOf(state, draft.story);
  if (talk.at(-1) !== draft) talk.push(draft);
}

export function open(state: State, noun: Noun, own: readonly Draft[]): Draft {
  const draft = createDraft(state.drafts.length, noun.story, isFirstNews(noun, own) || isAlsoNews(noun));
  add(state, draft);
  if (noun.mention.value.kin === 'previous') {
    draft.previous = true;
    const main = own.find((other) => other.main && !other.umbrella);
    if (main && noun.mention.value.definite) relate(main, 'supersedes', draft);
  }
  return draft;
}

export function openChild(state: State, umbrella: Draft): Draft {
  const draft = createDraft(state.drafts.length, umbrella.story, umbrella.main);
  draft.parent = umbrella;
  draft.instrument = umbrella.instrument;
  add(state, draft);
  return draft;
}

/** The agreement that the news changes, adds to or orders under. */
export function openChanged(state: State, noun: Noun, own: readonly Draft[], changing: Draft): Draft {
  const draft = open(state, noun, own);
  draft.main = false;
  draft.base = true;
  changing.changes = draft;
  relate(changing, CHANGE_TIES[changing.instrument as keyof typeof CHANGE_TIES], draft);
  return draft;
}

/** “two contracts, one with A for radars and the other with B”: each is told apart by its partner. */
export function openListed(state: State, umbrella: Draft, { shot, mention }: Noun): void {
  for (let at = shot.sentence.first; at < shot.sentence.last - 1; at++) {
    if (!LISTED.has(wordAt(shot, at)) || wordAt(shot, at + 1) !== 'with') continue;
    const [party] = listFrom(shot, at + 2);
    const partners = party ? state.scene.entities.of(party) : [];
    if (partners.length === 0 || state.drafts.some(({ pair }) => partners.every((partner) => pair.has(partner))))
      continue;
    const child = openChild(state, umbrella);
    child.instrument = mention.value.instrument ?? umbrella.instrument;
    for (const partner of partners) child.pair.add(partner);
  }
}

/**
 * “Kuwait has agreed in principle to pay more”: news of an agreement that no noun names. It opens the story's record where
 * an event in the lead says that two sides came to terms, or that they haggle, over a sum or while the agreement that they
 * have runs out; a noun further down (“the arrangement”) then speaks of it.
 */
export function openByEvent(state: State, shot: Shot, story: number): void {
  const isAboutOld = shot.agreements.length > 0 && shot.agreements.every(({ value }) => value.kin === 'previous');
  if ((shot.agreements.length > 0 && !isAboutOld) || toldOf(state, story).all.length > 0) return;
  const countries = new Set(shot.parties.map(({ value }) => value.country).filter((country) => country !== null));
  const hasCompany = shot.parties.some(({ value }) => value.type === 'company');
  const isToBuy = hasCompany && shot.parties.some(({ value }) => isStateLike(value) && value.form !== 'reference');
  const isTold = shot.events.some(({ value: { status } }) => {
    if (status === null) return false;
    if (status === 'selected') return !isAboutOld && isToBuy && shot.items.length > 0;
    return BARGAINS.has(status) ? isAboutOld || shot.money.length > 0 : !isAboutOld && COMES_TO_TERMS.has(status);
  });
  if (!isTold || (countries.size < 2 && !hasCompany)) return;
  const draft = createDraft(state.drafts.length, story, true);
  if (shot.events.some(({ value }) => value.status === 'selected')) draft.subjects.add('procurement');
  draft.anchors.add(shot.sentence.index);
  add(state, draft);
  speakOf(state, draft, shot.sentence.index);
}

/** “The third, valued at …”: an ordinal without a noun, while several are being told. */
export function anchorOrdinal(state: State, shot: Shot, story: number): void {
  const { first, index } = shot.sentence;
  if (wordAt(shot, first) !== 'the' || !ORDINALS.has(wordAt(shot, first + 1))) return;
  if (!/^(,|is|was|will|covers|went|goes|provides|worth|valued|for)$/.test(wordAt(shot, first + 2))) return;
  const umbrella = toldOf(state, story).all.find((draft) => draft.umbrella);
  if (!umbrella) return;
  const draft = openChild(state, umbrella);
  draft.anchors.add(index);
  speakOf(state, draft, index);
}

/** The news opens with an agreement of its own, not with the one that it is to replace. */
function isFirstNews({ mention }: Noun, own: readonly Draft[]): boolean {
  return own.length === 0 && mention.value.kin !== 'previous';
}
