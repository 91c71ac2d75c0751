import type { Member } from '#pipeline/run/dossier/member';

/** How many days apart two tellings of one event may put it. */
const SLACK_DAYS = 3;
/** Two reports of one event, where neither tells its day, stand no further apart. */
const SAME_NEWS_DAYS = 14;

/** Instruments that different outlets use for one thing. */
const FAMILIES: readonly (readonly string[])[] = [
  [
    'treaty',
    'agreement',
    'protocol',
    'arrangement',
    'declaration',
    'exchange-of-notes',
    'deal',
    'memorandum',
    'letter-of-intent',
  ],
  ['contract', 'order', 'framework', 'deal', 'agreement'],
  ['modification', 'option', 'order'],
  ['letter-of-offer', 'deal'],
  ['loan', 'grant', 'aid-package', 'agreement', 'deal'],
  ['lease', 'contract', 'agreement', 'deal'],
  ['joint-venture', 'acquisition', 'agreement', 'deal', 'memorandum'],
  ['licence', 'agreement', 'contract', 'deal'],
];

/**
 * Why two agreements of different articles are the same one, or null: an identifier in common; or the same sides, kinds
 * that can mean one thing and days that do not exclude each other, with a name, a sum or a day in common.
 */
export function sameAgreement(a: Member, b: Member): readonly string[] | null {
  const identifiers = common(a.identifiers, b.identifiers);
  if (identifiers.length && areOfOneKind(a, b)) return [`identifier ${identifiers.join(', ')}`];
  if (a.identifiers.size && b.identifiers.size) return null;
  if (!areOfOneKind(a, b)) return null;
  const sides = common(a.sides, b.sides);
  if (sides.length < 2 || sides.length < Math.min(a.sides.size, b.sides.size)) return null;
  if (!areSubjectsAlike(a, b)) return null;
  const reasons: string[] = [];
  if (a.name !== null && b.name !== null) {
    if (a.name !== b.name) return null;
    reasons.push(`name “${a.agreement.name}”`);
  }
  const sums = common(a.sums, b.sums);
  if (sums.length) reasons.push(`amount ${sums.join(', ')}`);
  const days = compareDays(a, b);
  if (days === 'apart' && !reasons.length) return null;
  if (days === 'apart' && a.name === null) return null;
  if (days === 'same') reasons.push('the day of its event');
  if (days === 'unknown' && !reasons.length) return null;
  return [`the parties ${sides.join(', ')}`, ...reasons];
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] =>
  [...a].filter((one) => b.has(one)).sort();

function areOfOneKind({ agreement: a }: Member, { agreement: b }: Member): boolean {
  if (a.instrument === b.instrument) return true;
  return FAMILIES.some((family) => family.includes(a.instrument) && family.includes(b.instrument));
}

const areSubjectsAlike = ({ agreement: a }: Member, { agreement: b }: Member): boolean =>
  a.subjects.some((subject) => b.subjects.includes(subject)) ||
  [a, b].some(({ subjects }) => subjects.includes('other'));

/** `unknown` where one of them tells no day and the reports are far apart. */
function compareDays(a: Member, b: Member): 'same' | 'apart' | 'unknown' {
  if (a.days.length && b.days.length) {
    const meet = a.days.some((one) =>
      b.days.some((other) => one.earliest <= later(other.latest) && other.earliest <= later(one.latest)),
    );
    return meet ? 'same' : 'apart';
  }
  const [from, to] = [a.published, b.published].sort();
  const isSameNews = from?.length === 10 && to?.length === 10 && to <= later(from, SAME_NEWS_DAYS);
  return isSameNews && a.agreement.salience === 'main' && b.agreement.salience === 'main' ? 'same' : 'unknown';
}

const later = (day: string, by = SLACK_DAYS): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
