import { lastBefore } from '#pipeline/language/in-order';
import type { Draft, Happening } from '#pipeline/link/draft';
import type { Entity } from '#pipeline/link/entities';
import type { Evidence, LinkedAgreement } from '#pipeline/link/linked';
import type { AgreementValue, Mention } from '#schemas/mention';

/** A record as far as it is put together, without the evidence for it. */
export type Unproved = Omit<LinkedAgreement, 'evidence' | 'unknown'>;

/**
 * At least one piece of evidence for each field that says something: the words that linking noted on its way, else the
 * noun of the agreement, or the nearest words that name the party.
 */
export function evidenceOf(draft: Draft, record: Unproved, from: Happening | null): Evidence[] {
  const evidence = [...draft.evidence];
  const noun = draft.mentions[0]?.mention ?? from?.event ?? draft.happenings[0]?.event ?? null;
  const show = (field: string, mention: Mention | null) => {
    if (mention) evidence.push({ field, start: mention.start, end: mention.end, rule: mention.rule });
  };
  const lacks = (field: string) => !evidence.some((one) => one.field === field);
  show('instrument', noun);
  if (record.status !== null) show('status', from?.event ?? noun);
  const nouns = draft.mentions.map(({ mention }) => mention);
  const says = (test: (value: AgreementValue) => boolean) => nouns.find(({ value }) => test(value)) ?? null;
  if (record.name !== null)
    show(
      'name',
      says(({ name }) => name === record.name),
    );
  if (record.acronym !== null)
    show(
      'acronym',
      says(({ acronym }) => acronym === record.acronym),
    );
  show('subjects', says(({ subjects }) => subjects.length > 0) ?? noun);
  for (const { entity } of record.parties) if (!proves(evidence, entity)) show('parties', nearest(entity, noun));
  if (record.duration && lacks('duration')) show('duration', record.duration);
  for (const { target } of draft.relations) show('relations', target.mentions[0]?.mention ?? noun);
  return evidence.sort((a, b) => a.start - b.start || a.end - b.end || (a.field < b.field ? -1 : 1));
}

function proves(evidence: readonly Evidence[], entity: Entity): boolean {
  const { mentions } = entity;
  return evidence.some(
    ({ field, start }) => field === 'parties' && mentions[lastBefore(mentions, start)]?.start === start,
  );
}

/** The mention of a party that stands nearest to the agreement's noun. */
function nearest({ mentions }: Entity, noun: Mention | null): Mention | null {
  const at = noun?.start ?? 0;
  const index = lastBefore(mentions, at);
  const [before, after] = [mentions[index], mentions[index + 1]];
  if (before === undefined || (after !== undefined && after.start - at < at - before.start)) return after ?? null;
  // Of those that begin in one place the first.
  return mentions[lastBefore(mentions, before.start - 1) + 1] ?? before;
}
