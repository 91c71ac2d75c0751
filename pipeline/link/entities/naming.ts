import type { Mention, PartyValue } from '#schemas/mention';

/** Rules whose words stand for a state without being its name ("the Greek government"). */
const BY_GOVERNMENT: ReadonlySet<string> = new Set(['party/government', 'party/administration']);

/** The fullest name that the article gives: a name before an acronym, a seat or a demonym; of names the longest. */
export function nameOf(group: readonly Mention<PartyValue>[]): string {
  let best = group[0] as Mention<PartyValue>;
  for (const mention of group) {
    const gain = rank(mention) - rank(best);
    if (gain > 0 || (gain === 0 && mention.value.name.length > best.value.name.length)) best = mention;
  }
  return best.value.name.replace(/^the /i, '').trim();
}

function rank({ rule, value }: Mention<PartyValue>): number {
  if (value.type === 'state') {
    if (value.form === 'name') return BY_GOVERNMENT.has(rule) ? 1 : 4;
    return value.form === 'seat' ? 3 : 2;
  }
  if (rule === 'party/alias') return 1;
  return value.form === 'acronym' ? 2 : 3;
}
