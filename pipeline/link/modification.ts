import { createDraft, type Draft, relate } from '#pipeline/link/draft';
import { statusOf } from '#pipeline/link/status';

const CHANGES = new Set(['event/extend', 'event/amend']);

/**
 * Where the news is that an agreement was extended or amended, the change is a record of its own and the agreement that it
 * changes stands in the background: the day and the new term belong to the change.
 */
export function splitModifications(drafts: Draft[]): void {
  for (const base of [...drafts]) {
    const standing = base.main && !base.umbrella ? statusOf(base) : null;
    if (!standing || !CHANGES.has(standing.from.event.rule) || !isOlder(base)) continue;
    const change = createDraft(drafts.length, base.story, true);
    change.instrument = 'modification';
    for (const subject of base.subjects) change.subjects.add(subject);
    for (const [entity, role] of base.parties) change.parties.set(entity, role);
    for (const entity of base.pair) change.pair.add(entity);
    change.mentions.push(...base.mentions.slice(0, 1));
    change.happenings.push(...base.happenings.filter(({ event }) => CHANGES.has(event.rule)));
    if (base.extension) {
      change.duration = base.extension.date;
      base.extension = null;
    }
    base.happenings.splice(
      0,
      base.happenings.length,
      ...base.happenings.filter(({ event, dates }) => !CHANGES.has(event.rule) || dates.length === 0),
    );
    base.main = false;
    relate(change, 'amends', base);
    drafts.unshift(change);
  }
}

/** The text knows it from before: by its year, or as “their accord”. */
function isOlder({ year, mentions, happenings }: Draft): boolean {
  return (
    year !== null ||
    happenings.some(({ event }) => event.rule === 'event/dating-from') ||
    mentions.some(({ mention }) => mention.value.kin === 'previous')
  );
}
