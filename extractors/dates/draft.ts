import type { DateMod } from '#schemas/vocabulary';

export type Season = 'SP' | 'SU' | 'FA' | 'WI';
export type DayPart = 'MO' | 'AF' | 'EV' | 'NI';
/** Units as TIMEX3 writes them; `TH` hours, `TM` minutes, `TS` seconds, `FN` fortnights, `WE` weekends, `FY` fiscal years. */
export type Unit = 'Y' | 'M' | 'W' | 'D' | 'DE' | 'CE' | 'TH' | 'TM' | 'TS' | 'WE' | 'Q' | 'FN' | 'FY';

/** What the words say of a point of the calendar; what they leave open is absent. */
export type Point = {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  /** The first (1) to fifth, or the last (-1), such weekday of the month. */
  readonly nth?: number;
  readonly season?: Season;
  readonly quarter?: number;
  readonly half?: number;
  /** 199 = the 1990s. */
  readonly decade?: number;
  /** 20 = the 20th century. */
  readonly century?: number;
  readonly fiscal?: boolean;
  readonly holiday?: string;
  readonly era?: 'BC';
  /** Nearest before (-1), of now (0), nearest after (1): "last March", "this spring", "next Monday". */
  readonly which?: number;
  /** Day and month could be the other way round. */
  readonly unsure?: boolean;
};

export type Clock = {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  readonly zone: 'Z' | null;
};

/** What a match says before it is known when the article was written and what stands around it. */
export type Meaning =
  | { readonly is: 'point'; readonly point: Point }
  /** "2019-2023", "March 4-12"; `single` where two years may be one financial year ("2021-22"). */
  | { readonly is: 'range'; readonly from: Meaning; readonly to: Meaning; readonly single?: boolean }
  /** Some units from the day of writing: "last year" (-1 Y), "yesterday" (-1 D). */
  | { readonly is: 'shift'; readonly unit: Unit; readonly by: number; readonly here?: boolean }
  /** "Three weeks ago"; `exact` to the day; count null where it is vague. */
  | {
      readonly is: 'ago';
      readonly unit: Unit;
      readonly count: number | null;
      readonly by: number;
      readonly exact?: boolean;
    }
  /** "Two years later": counted from the date before. */
  | { readonly is: 'later'; readonly unit: Unit; readonly count: number | null; readonly by: number }
  /** "The following year", "that year": the unit of the date before, some steps on. */
  | { readonly is: 'follow'; readonly unit: Unit; readonly by: number }
  | { readonly is: 'duration'; readonly value: string }
  | { readonly is: 'set'; readonly value: string }
  | { readonly is: 'weekend' }
  | { readonly is: 'fixed'; readonly value: string }
  /** "Monday of next week". */
  | { readonly is: 'week-day'; readonly weekday: number; readonly by: number }
  | { readonly is: 'week-of'; readonly of: Meaning }
  | { readonly is: 'clock'; readonly clock: Clock; readonly on: Meaning | null }
  | { readonly is: 'part-of-day'; readonly part: DayPart; readonly on: Meaning | null }
  /** Part of a period by its number ("the first half") and the period it is of. */
  | { readonly is: 'within'; readonly point: Point; readonly of: Meaning };

/** Pieces that mean something only beside something else. */
export type Piece =
  /** "the end of": joins the period after it; `bare` where only the period is the mention ("late on"). */
  | { readonly is: 'part'; readonly mod: DateMod | null; readonly outside: boolean; readonly of: boolean }
  | { readonly is: 'opens-week' }
  | { readonly is: 'opens-daypart'; readonly part: DayPart; readonly mod: DateMod | null; readonly of: boolean };

export type Draft = {
  readonly meaning: Meaning | Piece;
  readonly mod: DateMod | null;
  /** Stands only as a part of something greater ("[the end of] the month"). */
  readonly weak?: boolean;
  /** Stands for two mentions, the first up to (without) this token: "5 and 6 May". */
  readonly split?: { readonly at: number; readonly next: number; readonly first: Meaning };
};

/** One candidate on its way: its draft, its tokens and the rule that found it. */
export type Atom = {
  readonly draft: Draft;
  readonly first: number;
  readonly last: number;
  readonly rule: string;
  readonly sentence: number;
};
