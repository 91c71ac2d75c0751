/**
 * What a full stop after an abbreviation tells:
 * - `title`: a name follows, never the end ("Gen.", "St.")
 * - `before`: something always follows ("vs.", "approx.", "Rs.")
 * - `number`: no end before a number or a letter used as one ("No. 12", "Mk. VII"); otherwise a plain word
 * - `calendar`: no end before a number ("Jan. 5")
 * - `time`: no end before a day, a month or a time zone ("3 p.m. Monday")
 * - `unit`: after a number, an end before a capital ("rose 4 pct. The")
 * - `company`, `place`: an end only where the next words begin a sentence
 * - `country`: as `place`, but it often stands before a noun with a capital ("U.S. Navy")
 * - `open`: an end before any capital ("etc.")
 */
export type AbbreviationKind =
  | 'title'
  | 'before'
  | 'number'
  | 'calendar'
  | 'time'
  | 'unit'
  | 'company'
  | 'place'
  | 'country'
  | 'open';

/** Words that are abbreviations only with a capital ("Gen.", not "gen."; "Mass.", not "mass."). */
const CAPITALISED: Readonly<Partial<Record<AbbreviationKind, string>>> = {
  title: `gen gens lt lts ltc ltg ltjg col cols maj brig bgen mgen capt cpt cmdr cdr comdr cmdt lcdr adm vadm radm ens sgt sfc
    ssgt msgt gysgt cpl pvt pfc spc wg sqn flt gp pte lieut mr mrs ms messrs mme mlle dr drs prof rev hon sen sens rep reps gov
    govs pres amb sec supt det insp dep asst atty st ste mt mts ft pt smt shri sh fr msgr br hr ing dipl rt`,
  number: 'rp tk dh dhs bs ksh kshs nrs sfr skr nkr dkr lit re',
  calendar: 'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun',
  company: `co cos corp inc ltd llc plc pty bhd bros mfg assn assoc intl jr sr esq dept univ inst govt natl cie s.a s.p.a n.v b.v
    a.g s.a.s s.l s.r.l a.s k.k l.l.c l.p p.l.c`,
  place: `ala ariz ark calif colo conn del d.c fla ga ill ind kan ky la md mass mich minn miss mo mont n.c n.d n.h n.j n.m n.y neb nev
    okla ore pa p.r r.i s.c s.d tenn tex va vt w.va wash wis wyo ont que alta b.c qld vic n.s.w n.t`,
  country: 'u.s u.k u.n e.u u.s.a u.a.e u.s.s.r p.r.c r.o.k d.p.r.k',
};

const ANY_CASE: Readonly<Partial<Record<AbbreviationKind, string>>> = {
  before: 'vs v viz cf approx appr ca est e.g i.e incl excl esp rs nr sq cu tel ext avg max aka a.k.a',
  number: 'no nos art arts fig figs vol vols ch chap p pp para paras secs sect c mk ser ver cl reg regs kr',
  time: 'a.m p.m',
  unit: 'pct bn mn bln mln mio mrd tn trn tln km kg lb lbs hr hrs min mins mi nm mph kt kts yr yrs mo mos wk wks gal oz ft in yd yds cr',
  open: 'etc al',
};

const table = (groups: Readonly<Partial<Record<AbbreviationKind, string>>>): ReadonlyMap<string, AbbreviationKind> =>
  new Map(
    Object.entries(groups).flatMap(([kind, list]) =>
      list.split(/\s+/).map((word): [string, AbbreviationKind] => [word, kind as AbbreviationKind]),
    ),
  );

const capitalised = table(CAPITALISED);
const anyCase = table(ANY_CASE);
const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** What kind of abbreviation a word is, given without its last full stop ("Gen", "U.S"); null for a plain word. */
export function abbreviationOf(word: string): AbbreviationKind | null {
  if (word.length > 8) return null;
  // A single capital is an initial ("J. P. Ruiz"), a single small letter an abbreviation ("p. 14").
  if (word.length === 1 && word.toLowerCase() !== word) return null;
  const folded = word.toLowerCase();
  if (folded !== word) {
    const kind = capitalised.get(folded);
    if (kind !== undefined) return kind;
  }
  return anyCase.get(folded) ?? null;
}

/** Words that begin a sentence when they have a capital after a full stop. */
export const STARTERS =
  set(`The A An It Its He She They We You I His Her Their Our My This That These Those There Here In On At By For
  From With Without Within Under Over After Before Since Until During Through Despite Among Between Against According And But Or
  Nor So Yet If When While Where Although Though Because As Unless Whether However Meanwhile Moreover Instead Still Then Thus Also
  Both Neither Either Most Some Many Several Each Every Such Another Other Others Nobody Everyone What Who Why How Which Once Not
  Only Even To Of Last Asked Earlier Later Now Today`);

/** Starters that also stand in a name after "U.S." ("U.S. Last Frontier", "U.S. I Corps"). */
export const NAME_STARTERS = set('I A Last Other Once Most');

/** Verbs that are seen after the subject of a sentence and that do not end in "-ed". */
export const VERBS =
  set(`is was are were has have had will would can could may might must shall should did does do won lost said says
  plans expects wants makes made gave gives got took takes began begins came comes went goes paid pays rose rises fell falls bought
  buys sold sells sent sends built builds held holds kept keeps met meets led leads left leaves put saw sees told tells won't didn't
  isn't wasn't doesn't hasn't cannot come go take begin remain need get make give pay`);

/** Who speaks: words after a quotation that belong to its sentence ("“Why?” Kim asked"). */
export const SPEAKING = set(
  'said says asked asks added adds wrote writes told tells tweeted shouted replied answered joked wondered',
);

/** Words with a capital after a company or a place that go on with it ("Boeing Co. Chief Executive"). */
export const OFFICES =
  set(`Chief Executive President Vice Chairman Chairwoman Chair CEO CFO COO CTO Spokesman Spokeswoman Spokesperson
  Director General Manager Founder Senior Ambassador Mayor Governor Senator Representative Congressman Congresswoman Secretary
  Minister Deputy Prime Attorney Judge Ltd Inc Corp Co LLC Group Holdings`);

/** Words with a capital that follow "U.S.", "U.N." and the like as part of a name. */
export const INSTITUTIONS =
  set(`Navy Army Air Space Marine Marines Coast Force Forces Congress Senate House President Vice Secretary
  Under Undersecretary Assistant Deputy Department State States Treasury Defense Defence Justice Commerce Energy Interior Embassy
  Ambassador Ministry Minister Government Supreme Court District Circuit Central Command European Indo Pacific Africa Northern
  Southern Strategic Special Cyber Transportation Military Agency Customs Federal National Homeland Trade Security General Council
  Charter Missile Naval Fleet Army's Navy's Geological Capitol Consul Consulate Citizenship Immigration Bank Export Patent Postal
  Representative Rep Sen Sens Reps Attorney Foreign Office Parliament Prime Chief Joint Global Strike Seventh Sixth Fifth Third
  Second First Human High Food Children's Development Atomic Nuclear Environmental Food Mission Envoy Permanent Commission
  Bureau Immigration Institute Customs Constitution Army Treaty Resolution Peacekeeping Republican Democratic Rangers`);

/** Words after which a single capital is a name of its own, not an initial ("Annex A.", "World War I.", "Plan B."). */
export const DESIGNATED =
  set(`annex appendix article block category chapter class column exhibit figure group grade hepatitis increment
  level lot option package part phase plan point schedule section sector series site stage table team tier title track tranche type
  unit vitamin volume war zone`);

/** What may follow a time of day in its sentence. */
export const AFTER_TIME =
  set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
  September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun
  Eastern Central Mountain Pacific Greenwich Moscow Beijing Seoul Tokyo London Kyiv Kiev Jerusalem GMT UTC BST CET CEST EST EDT ET CST CDT
  PST PDT PT MST MDT IST JST KST AEST AEDT Local`);

/** Names of months, whole or short: after a dateline's place ("MOSCOW. Feb 5"). */
export const MONTHS =
  set(`January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul
  Aug Sep Sept Oct Nov Dec`);

/** Words with which no line of a heading ends: the next line goes on. */
export const UNFINISHED =
  set(`a an the of to in on at by for from with and or but nor as than that which who whose its their his her our is
  are was were be been has have had will would can could may might must not into over under between about after before since until
  this these those more`);
