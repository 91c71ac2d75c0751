const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Verbs that compromise gets wrong or gives in part: third person, past, participle, gerund. */
export const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map([
  ['be', ['is', 'am', 'are', 'was', 'were', 'been', 'being']],
  ['have', ['has', 'had', 'having']],
  ['do', ['does', 'did', 'done', 'doing']],
  ['lie', ['lies', 'lay', 'lied', 'lain', 'lying']],
  ['spring', ['springs', 'sprang', 'sprung', 'springing']],
  ['strive', ['strives', 'strove', 'strived', 'striven', 'striving']],
  ['swell', ['swells', 'swelled', 'swollen', 'swelling']],
  ['wake', ['wakes', 'woke', 'waked', 'woken', 'waking']],
  ['hang', ['hangs', 'hung', 'hanged', 'hanging']],
  ['light', ['lights', 'lit', 'lighted', 'lighting']],
  ['pen', ['pens', 'penned', 'penning']],
  ['hide', ['hides', 'hid', 'hidden', 'hiding']],
  ['forgo', ['forgoes', 'forwent', 'forgone', 'forgoing']],
  ['relay', ['relays', 'relayed', 'relaid', 'relaying']],
  ['bid', ['bids', 'bid', 'bidding']],
  ['plead', ['pleads', 'pleaded', 'pled', 'pleading']],
]);

/** Further pasts in use. */
export const EXTRA_PAST: ReadonlyMap<string, readonly string[]> = new Map([
  ['learn', ['learned', 'learnt']],
  ['burn', ['burned', 'burnt']],
  ['spell', ['spelled', 'spelt']],
  ['spoil', ['spoiled', 'spoilt']],
  ['leap', ['leaped', 'leapt']],
  ['dream', ['dreamed', 'dreamt']],
  ['lean', ['leaned', 'leant']],
  ['prove', ['proved', 'proven']],
  ['forecast', ['forecasted']],
  ['broadcast', ['broadcasted']],
  ['speed', ['speeded']],
  ['knit', ['knitted']],
]);

/** Verbs whose past is the verb itself. */
export const UNCHANGED =
  set(`bet bid broadcast burst cast cost cut forecast hit hurt input let offset outbid output put quit read
  rid set shed shut slit split spread thrust upset beset reset undercut preset recast typecast sublet`);

/** Verbs of more than one syllable that double their last consonant everywhere: the stress is on the last. */
export const STRESSED =
  set(`control patrol compel propel expel repel rebel excel dispel impel annul extol enrol fulfil instil abhor
  admit commit omit permit submit transmit remit refer prefer infer confer defer deter transfer incur occur concur recur equip
  begin forbid regret rebut abet forget upset outfit format unwrap debug`);

/** Verbs with an ending that elsewhere may double, but not in these. */
export const NEVER_DOUBLED = set('appeal benefit profit reveal conceal deal heal seal steal congeal repeal');

/** Last parts of compounds that are no verb ("sign-off"). */
export const PARTICLES = set('up off out down over in on back through away');

/** Verbs in -ise that are never written with z, and verbs in -ize never written with s. */
const FIXED =
  set(`advise revise rise arise exercise supervise compromise promise raise praise surprise advertise devise disguise
  televise improvise franchise merchandise comprise excise despise chastise apprise premise noise cruise bruise appraise demise
  reprise incise circumcise seize size prize capsize downsize resize oversize rightsize supersize`);

/** Other verbs with a British and an American spelling. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['enrol', 'enroll'],
  ['fulfil', 'fulfill'],
  ['instil', 'instill'],
  ['licence', 'license'],
  ['practise', 'practice'],
  ['centre', 'center'],
  ['honour', 'honor'],
  ['favour', 'favor'],
  ['harbour', 'harbor'],
  ['labour', 'labor'],
  ['endeavour', 'endeavor'],
  ['armour', 'armor'],
  ['programme', 'program'],
  ['manoeuvre', 'maneuver'],
];

const PARTNERS: ReadonlyMap<string, string> = new Map(PAIRS.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

/** The spellings of a verb, the given one first ("finalise", "finalize"); of a phrase, of its first word. */
export function variantsOf(lemma: string): readonly string[] {
  const blank = lemma.indexOf(' ');
  const head = blank < 0 ? lemma : lemma.slice(0, blank);
  const verb = head.slice(head.lastIndexOf('-') + 1);
  const other = partnerOf(verb);
  return other === null
    ? [lemma]
    : [lemma, head.slice(0, head.length - verb.length) + other + lemma.slice(head.length)];
}

function partnerOf(verb: string): string | null {
  const pair = PARTNERS.get(verb);
  if (pair !== undefined) return pair;
  if (FIXED.has(verb) || !/.{2}(?:i|aly)[sz]e$/.test(verb)) return null;
  return `${verb.slice(0, -2)}${verb.endsWith('se') ? 'ze' : 'se'}`;
}
