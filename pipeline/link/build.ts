import type { Draft } from '#pipeline/link/draft';
import { evidenceOf, type Unproved } from '#pipeline/link/evidence';
import { familyOf, impliedSubject } from '#pipeline/link/families';
import { type LinkedAgreement, type LinkedAmount, sumOf } from '#pipeline/link/linked';
import { isNews } from '#pipeline/link/salience';
import type { Scene } from '#pipeline/link/scene';
import { standingOf } from '#pipeline/link/standing';
import { rank, statusOf } from '#pipeline/link/status';
import type { Attribution } from '#schemas/record';
import type { Instrument, Modality, RelationType, Status, Subject } from '#schemas/vocabulary';

/** Whether a draft says enough to be a record: a fact beyond its existence. */
export function isRecord(draft: Draft): boolean {
  if (draft.umbrella) return false;
  const facts =
    draft.amounts.length + draft.dates.length + draft.identifiers.length + (draft.main && draft.duration ? 1 : 0);
  if ((!draft.main && isOnlyTalk(draft)) || isDomestic(draft)) return false;
  if (draft.main)
    return draft.parties.size >= 2 || (draft.parties.size >= 1 && (facts > 0 || statusOf(draft) !== null));
  return draft.parties.size >= 1 && (facts > 0 || (draft.parties.size >= 2 && statusOf(draft) !== null));
}

/** An accord among politicians of one country about nothing that the taxonomy knows. */
function isDomestic(draft: Draft): boolean {
  const parties = [...draft.parties.keys()];
  const countries = new Set(parties.map(({ country }) => country));
  const isPolitical = parties.every(({ type }) => type === 'government-body' || type === 'other');
  return draft.subjects.size === 0 && familyOf(draft) === 'symmetric' && isPolitical && countries.size < 2;
}

/** Nothing of it is said to be or to have been: “the cabinet could extend it by an exchange of notes”. */
function isOnlyTalk(draft: Draft): boolean {
  const isAsserted =
    draft.amounts.length > 0 || draft.identifiers.length > 0 || draft.year !== null || draft.name !== null;
  return (
    !isAsserted &&
    statusOf(draft) === null &&
    draft.dates.every(({ modality }) => modality !== 'asserted' && modality !== 'planned')
  );
}

/** The finished record of a draft; `indexOf` gives the place of a related draft among the records, -1 where it is none; `ties` are the ways in which other records are tied to it. */
export function finish(
  scene: Scene,
  draft: Draft,
  indexOf: (draft: Draft) => number,
  ties: ReadonlySet<RelationType>,
): LinkedAgreement {
  const instrument = instrumentOf(draft);
  const standing = standingOf(draft, ties);
  const record = {
    salience: isNews(draft, scene.document.article.published?.value ?? null)
      ? ('main' as const)
      : ('background' as const),
    instrument,
    subjects: subjectsOf(draft, instrument),
    status: standing.status,
    name: draft.name,
    acronym: draft.acronym,
    identifiers: draft.identifiers,
    parties: [...draft.parties].map(([entity, role]) => ({ entity, role })),
    amounts: merged(draft.amounts.map((amount) => ({ ...amount, modality: settled(amount, standing.status) }))),
    dates: draft.dates,
    duration: draft.duration,
    extension: draft.extension,
    items: draft.items,
    attribution: attributionOf(scene, draft),
    relations: draft.relations
      .map(({ type, target }) => ({ type, target: indexOf(target) }))
      .filter(({ target }) => target >= 0),
  } satisfies Unproved;
  const unknown =
    record.status === null ? [{ field: 'status', reason: 'no event of this agreement is said to have happened' }] : [];
  return { ...record, evidence: evidenceOf(draft, record, standing.from), unknown };
}

/** A sale of goods that a company has won or signed with a state is a contract, whatever the text calls it. */
function instrumentOf(draft: Draft): Instrument {
  const said = draft.instrument ?? 'deal';
  if (said !== 'deal' || !draft.main || familyOf(draft) !== 'trade') return said;
  const hasCompany = [...draft.parties].some(([entity, role]) => role === 'supplier' && entity.type === 'company');
  const status = statusOf(draft)?.status;
  return hasCompany && (status === 'awarded' || status === 'signed' || status === 'selected') ? 'contract' : said;
}

/** The voice in which the news of the agreement is told. */
function attributionOf({ qualifier }: Scene, draft: Draft): Attribution | null {
  for (const { mention, shot } of draft.mentions) {
    if (shot.sentence.role === 'headline' || shot.sentence.role === 'dek') continue;
    const said = qualifier.attributionOf(mention);
    if (said) return { source: said.source, kind: said.kind, via: said.via };
  }
  return null;
}

/** One entry for each value, role and modality, with all its mentions. */
function merged(amounts: readonly LinkedAmount[]): LinkedAmount[] {
  const list: LinkedAmount[] = [];
  const places = new Map<string, number[]>();
  for (const amount of amounts) {
    const key = `${amount.role} ${amount.money[0] && sumOf(amount.money[0])}`;
    const known = places.get(key) ?? [];
    places.set(key, known);
    const same = known.find((place) => isSameClaim(list[place] as LinkedAmount, amount));
    if (same === undefined) {
      known.push(list.length);
      list.push(amount);
      continue;
    }
    const earlier = list[same] as LinkedAmount;
    const modality = earlier.modality === amount.modality ? amount.modality : 'asserted';
    const attribution = amount.attribution ?? earlier.attribution;
    list[same] = { ...earlier, modality, money: [...earlier.money, ...amount.money], attribution };
  }
  return list;
}

/** What was offered and is then a term of the text is one amount; what was demanded or denied stays apart. */
function isSameClaim(a: LinkedAmount, b: LinkedAmount): boolean {
  if (a.modality === b.modality) return true;
  const isTerm = ({ modality }: LinkedAmount) =>
    modality === 'asserted' || modality === 'offered' || modality === 'planned';
  return isTerm(a) && isTerm(b) && (a.modality === 'asserted' || b.modality === 'asserted');
}

/** Terms of a text that is agreed are asserted though they are worded as future; before that they are plans, and what hangs on a condition stays so. */
function settled({ role, modality }: LinkedAmount, status: Status | null): Modality {
  if (role === 'estimate') return 'estimated';
  if (modality !== 'planned' && modality !== 'conditional') return modality;
  const isAgreed = status === null ? modality === 'planned' : rank(status) >= rank('agreed-in-principle');
  if (role === 'option' || role === 'total-with-options') return modality;
  return isAgreed ? 'asserted' : modality;
}

function subjectsOf(draft: Draft, instrument: Instrument): Subject[] {
  const said = [...draft.subjects].filter((subject) => !isOfStay(subject) || !isTradeOnly(instrument));
  const isBetweenStates =
    [...draft.parties].some(([{ type }, role]) => role === 'supplier' && type === 'state') &&
    [...draft.parties].every(([{ type }]) => type !== 'company');
  if (isBetweenStates && said.every((subject) => subject === 'procurement')) return ['arms-sale'];
  if (said.length > 1) return said.filter((subject) => subject !== 'other');
  if (said.length === 1) return said;
  const implied = impliedSubject(instrument);
  if (implied !== null) return [implied];
  return familyOf(draft) === 'trade' ? ['procurement'] : ['other'];
}

const isOfStay = (subject: Subject) => subject === 'basing-access' || subject === 'status-of-forces';

/** “handed over at the naval base”: where a contract is told does not make it one about bases. */
const isTradeOnly = (instrument: Instrument) =>
  instrument === 'contract' || instrument === 'order' || instrument === 'option';
