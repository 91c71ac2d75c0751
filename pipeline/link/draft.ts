import type { Entity } from '#pipeline/link/entities';
import type { DateMention, Evidence, LinkedAmount, LinkedDate } from '#pipeline/link/linked';
import type { AgreementMention, EventMention, Shot } from '#pipeline/link/scene';
import type { Instrument, Modality, PartyRole, RelationType, Subject } from '#schemas/vocabulary';

/** An event that belongs to a draft, with how surely it is said to have happened. */
export type Happening = {
  readonly event: EventMention;
  readonly shot: Shot;
  readonly modality: Modality;
  readonly negated: boolean;
  /** Whether the agreement itself stands as the event's subject or object, not only near it. */
  readonly bound: boolean;
  /** Whether its sentence names the agreement at all, or opens the article. */
  readonly named: boolean;
  readonly dates: readonly DateMention[];
};

/** A record while it is being put together; only the linker sees it, and only inside one call. */
export type Draft = {
  readonly index: number;
  /** Paragraph of a digest that it belongs to; 0 where the article is one story. */
  readonly story: number;
  readonly mentions: { readonly mention: AgreementMention; readonly shot: Shot }[];
  /** Sentences that speak of it without a noun ("The third, valued at …"). */
  readonly anchors: Set<number>;
  main: boolean;
  /** “three contracts”: stands for several, is no record itself. */
  umbrella: boolean;
  parent: Draft | null;
  instrument: Instrument | null;
  readonly subjects: Set<Subject>;
  name: string | null;
  acronym: string | null;
  /** Year by which it is known ("the 2019 agreement"). */
  year: DateMention | null;
  previous: boolean;
  isMutual: boolean;
  /** Whether the news changes it. */
  base: boolean;
  /** The agreement that this one changes or adds to. */
  changes: Draft | null;
  /** Goods were bought under it long since, as a verb tells (“bought from Finland in 2008”). */
  bought: boolean;
  /** Parties that its own noun phrases name. */
  readonly pair: Set<Entity>;
  readonly parties: Map<Entity, PartyRole>;
  /** Actors of whom the text says that they are no party: who lost, whose subsidiary won. */
  readonly barred: Set<Entity>;
  readonly amounts: LinkedAmount[];
  readonly dates: LinkedDate[];
  readonly happenings: Happening[];
  duration: DateMention | null;
  extension: { readonly date: DateMention; readonly modality: Modality } | null;
  readonly identifiers: string[];
  readonly items: { readonly count: number | null; readonly item: string }[];
  readonly relations: { readonly type: RelationType; readonly target: Draft }[];
  readonly evidence: Evidence[];
};

export function createDraft(index: number, story: number, main: boolean): Draft {
  return {
    index,
    story,
    mentions: [],
    anchors: new Set(),
    main,
    umbrella: false,
    parent: null,
    instrument: null,
    subjects: new Set(),
    name: null,
    acronym: null,
    year: null,
    previous: false,
    isMutual: false,
    base: false,
    changes: null,
    bought: false,
    pair: new Set(),
    parties: new Map(),
    barred: new Set(),
    amounts: [],
    dates: [],
    happenings: [],
    duration: null,
    extension: null,
    identifiers: [],
    items: [],
    relations: [],
    evidence: [],
  };
}

/** The drafts of the news, in their order, by story. */
export function newsByStory(drafts: readonly Draft[]): ReadonlyMap<number, readonly Draft[]> {
  const news = new Map<number, Draft[]>();
  for (const draft of drafts) {
    if (!draft.main) continue;
    const list = news.get(draft.story);
    if (list) list.push(draft);
    else news.set(draft.story, [draft]);
  }
  return news;
}

/** Adds a relation once. */
export function relate(draft: Draft, type: RelationType, target: Draft): void {
  if (draft === target || draft.relations.some((other) => other.type === type && other.target === target)) return;
  draft.relations.push({ type, target });
}
