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
  readonly dates: readonly DateMention[];
};

/** A record while it is being put together; only the linker sees it, and only inside one call. */
export type Draft = {
  readonly index: number;
  /** Index of the paragraph group (award of a digest) it belongs to; 0 where the article is one story. */
  readonly story: number;
  readonly mentions: { readonly mention: AgreementMention; readonly shot: Shot }[];
  main: boolean;
  instrument: Instrument | null;
  readonly subjects: Set<Subject>;
  name: string | null;
  acronym: string | null;
  /** Year by which it is known ("the 2019 agreement"). */
  year: string | null;
  yearMention: DateMention | null;
  previous: boolean;
  readonly pair: Set<Entity>;
  readonly parties: Map<Entity, PartyRole>;
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
    main,
    instrument: null,
    subjects: new Set(),
    name: null,
    acronym: null,
    year: null,
    yearMention: null,
    previous: false,
    pair: new Set(),
    parties: new Map(),
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
