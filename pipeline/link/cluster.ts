import { createDraft, type Draft } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import { canBeSame, isGeneric } from '#pipeline/link/families';
import { type Phrase, phraseOf } from '#pipeline/link/noun-phrase';
import type { AgreementMention, Scene, Shot } from '#pipeline/link/scene';
import type { Stories } from '#pipeline/link/stories';

/** Which draft each agreement mention speaks of, and the drafts in order of appearance. */
export type Clusters = {
  readonly drafts: readonly Draft[];
  /** A plural ("both documents") may speak of several. */
  readonly of: ReadonlyMap<AgreementMention, readonly Draft[]>;
};

type State = {
  readonly scene: Scene;
  readonly drafts: Draft[];
  readonly of: Map<AgreementMention, Draft[]>;
  /** Drafts of the story at hand, the latest spoken of last. */
  focus: Draft[];
  story: number;
};

/** How many sentences of running text count as the lead, beside headline and dek. */
const LEAD_SENTENCES = 2;

/**
 * Groups the mentions of agreements into drafts: one for the agreement that is called by three nouns, others by the
 * evidence that a text gives: a name, a year, a party pair, “previous”, “another”, an instrument that stands beside it.
 */
export function cluster(scene: Scene, stories: Stories): Clusters {
  const state: State = { scene, drafts: [], of: new Map(), focus: [], story: 0 };
  let lead = LEAD_SENTENCES;
  scene.shots.forEach((shot, index) => {
    const story = stories.of[index] as number;
    if (story !== state.story) {
      state.story = story;
      state.focus = [];
      lead = LEAD_SENTENCES;
    }
    const isHead = shot.sentence.role === 'headline' || shot.sentence.role === 'dek';
    const isLead = isHead || lead > 0;
    if (!isHead && shot.sentence.role !== 'dateline') lead--;
    for (const mention of shot.agreements) place(state, shot, mention, isLead);
  });
  return { drafts: state.drafts, of: state.of };
}

function place(state: State, shot: Shot, mention: AgreementMention, isLead: boolean): void {
  const phrase = phraseOf(state.scene, shot, mention);
  const drafts = choose(state, mention, phrase, isLead, shot);
  state.of.set(mention, drafts);
  for (const draft of drafts) join(draft, shot, mention, phrase, drafts.length === 1);
  if (drafts.length === 1) focusOn(state, drafts[0] as Draft);
}

function choose(state: State, mention: AgreementMention, phrase: Phrase, isLead: boolean, shot: Shot): Draft[] {
  const { value } = mention;
  const own = state.drafts.filter((draft) => draft.story === state.story);
  const main = own.find((draft) => draft.main);
  if (value.plural && value.count === null && !isLead) return pluralOf(own, mention, phrase);
  const named = own.find((draft) => sameName(draft, mention));
  if (named) return [named];
  if (phrase.year) return [dated(state, own, mention, phrase)];
  if (value.kin === 'previous') return [previousOf(state, own, main, mention)];
  if (main && value.kin === 'other') return [open(state, false)];
  if (!main) return [open(state, true)];
  const fits = (draft: Draft) => isCompatible(draft, mention, phrase);
  if (isLead && fits(main)) return [main];
  const recent = state.focus.findLast(fits);
  if (value.definite || isHeadless(mention)) {
    if (recent) return [recent];
    if (fits(main)) return [main];
  } else if (value.kin === 'new' && fits(main)) return [main];
  else if (phrase.pair.length > 0) {
    const paired = own.find(
      (draft) => fits(draft) && draft.pair.size > 0 && phrase.pair.every((entity) => draft.pair.has(entity)),
    );
    if (paired) return [paired];
  } else if (shot.sentence.role === 'heading') return [];
  else if (isGeneric(value.instrument) && fits(main) && value.subjects.length === 0) return [main];
  return [open(state, false)];
}

/** Neither article nor possessive: headline style, or a fragment. */
function isHeadless({ value }: AgreementMention): boolean {
  return value.name !== null && !value.plural;
}

function sameName(draft: Draft, { value }: AgreementMention): boolean {
  const names = [draft.name, draft.acronym].filter((name) => name !== null);
  return [value.name, value.acronym].some(
    (name) =>
      name !== null &&
      names.some((other) => other === name || other.endsWith(` ${name}`) || name.endsWith(` ${other}`)),
  );
}

/** “both documents”, “the agreements”: all drafts of the story's main news that they can be. */
function pluralOf(own: readonly Draft[], mention: AgreementMention, phrase: Phrase): Draft[] {
  if (!mention.value.definite) return [];
  const mains = own.filter((draft) => draft.main && isCompatible(draft, mention, phrase));
  return mains.length > 1 ? mains : [];
}

function dated(state: State, own: readonly Draft[], mention: AgreementMention, phrase: Phrase): Draft {
  const year = phrase.year?.value.value as string;
  const known = own.find((draft) => draft.year === year && isCompatible(draft, mention, phrase));
  if (known) return known;
  const undated = own.find((draft) => draft.previous && draft.year === null && isCompatible(draft, mention, phrase));
  return undated ?? open(state, own.length === 0);
}

function previousOf(state: State, own: readonly Draft[], main: Draft | undefined, mention: AgreementMention): Draft {
  const known = own.find((draft) => draft.previous && canBeSame(draft.instrument, mention.value.instrument));
  if (known) return known;
  const draft = open(state, false);
  draft.previous = true;
  if (main) main.relations.push({ type: 'supersedes', target: draft });
  return draft;
}

function isCompatible(draft: Draft, { value }: AgreementMention, phrase: Phrase): boolean {
  if (!canBeSame(draft.instrument, value.instrument)) return false;
  if (value.name !== null && draft.name !== null) return false;
  if (
    value.subjects.length > 0 &&
    draft.subjects.size > 0 &&
    !value.subjects.some((subject) => draft.subjects.has(subject))
  ) {
    return false;
  }
  return phrase.pair.length === 0 || draft.pair.size === 0 || phrase.pair.some((entity) => draft.pair.has(entity));
}

function open(state: State, main: boolean): Draft {
  const draft = createDraft(state.drafts.length, state.story, main);
  state.drafts.push(draft);
  return draft;
}

function join(draft: Draft, shot: Shot, mention: AgreementMention, phrase: Phrase, isOnly: boolean): void {
  const { value } = mention;
  draft.mentions.push({ mention, shot });
  if (!isOnly) return;
  if (value.instrument !== null && isGeneric(draft.instrument)) draft.instrument = value.instrument;
  for (const subject of value.subjects) draft.subjects.add(subject);
  draft.name ??= value.name;
  draft.acronym ??= value.acronym;
  if (phrase.year && draft.year === null) {
    draft.year = phrase.year.value.value;
    draft.yearMention = phrase.year;
  }
  for (const entity of phrase.pair as Entity[]) draft.pair.add(entity);
}

function focusOn(state: State, draft: Draft): void {
  state.focus = [...state.focus.filter((other) => other !== draft), draft];
}
