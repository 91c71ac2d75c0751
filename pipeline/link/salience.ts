import { parseDay } from '#pipeline/language/calendar';
import type { Draft } from '#pipeline/link/draft';
import type { RelationType } from '#schemas/vocabulary';

/** An option of the news, the loan that pays for it and the subcontract under it are told as part of it. */
export function isNews(draft: Draft, published: string | null): boolean {
  const isPart = draft.relations.some(({ type, target }) => PART_OF_NEWS.has(type) && target.main && !target.umbrella);
  return draft.main || isRecent(draft, published) || (isPart && draft.year === null && !draft.previous);
}

/** Days before publication within which what happened is news. */
const FRESH = 7;

/** “In a separate development, the House on Tuesday approved …”. */
function isRecent({ happenings, previous, base }: Draft, published: string | null): boolean {
  if (published === null || previous || base || published.length < 10) return false;
  const today = parseDay(published) as number;
  return happenings.some(({ bound, modality, event, dates }) => {
    const isEvent = bound && modality === 'asserted' && event.value.status !== null && event.value.status !== 'expired';
    return (
      isEvent &&
      dates.some(
        ({ value }) =>
          value.earliest !== null &&
          value.earliest === value.latest &&
          today - (parseDay(value.earliest) as number) <= FRESH,
      )
    );
  });
}

const PART_OF_NEWS: ReadonlySet<RelationType> = new Set<RelationType>([
  'option-of',
  'finances',
  'subcontract-of',
  'amends',
]);
