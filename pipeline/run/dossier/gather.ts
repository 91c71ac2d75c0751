import { byBytes } from '#pipeline/io/names';
import { sameAgreement } from '#pipeline/run/dossier/compare';
import type { Member } from '#pipeline/run/dossier/member';
import type { DossierDecisions } from '#schemas/dossier';

export type Merge = { readonly a: string; readonly b: string; readonly because: readonly string[] };
export type Group = { readonly members: readonly Member[]; readonly merges: readonly Merge[] };

/** Candidates are compared within a bucket only; a bucket of a very common pair is compared with its newest members. */
const MOST_COMPARED = 300;

/**
 * Gathers the agreements of many articles into groups that tell of one agreement. Two agreements of one article are
 * never merged: its record has told them apart. What a person decided goes first.
 */
export function gather(members: readonly Member[], { apart, together }: DossierDecisions): readonly Group[] {
  const ordered = [...members].sort((a, b) => byBytes(a.published ?? '9', b.published ?? '9') || byBytes(a.key, b.key));
  const groups = createGroups(ordered, apart);
  const keys = new Map(ordered.map((member) => [member.key, member]));
  for (const [a, b] of together) if (keys.has(a) && keys.has(b)) groups.join(a, b, ['a person decided so'], true);
  const buckets = new Map<string, Member[]>();
  for (const member of ordered) {
    const compared = new Set<string>();
    for (const bucket of bucketsOf(member)) {
      const others = buckets.get(bucket) ?? [];
      for (const other of others.slice(-MOST_COMPARED)) {
        if (compared.has(other.key)) continue;
        compared.add(other.key);
        const because = sameAgreement(other, member);
        if (because) groups.join(other.key, member.key, because, false);
      }
      others.push(member);
      buckets.set(bucket, others);
    }
  }
  return groups.all();
}

/** An identifier, or two sides in common, is needed for anything. */
function bucketsOf({ identifiers, sides }: Member): readonly string[] {
  const names = [...sides].sort(byBytes);
  const pairs = names.flatMap((one, i) => names.slice(i + 1).map((other) => `${one}\0${other}`));
  return [...[...identifiers].map((identifier) => `#${identifier}`), ...pairs];
}

function createGroups(members: readonly Member[], apart: readonly (readonly [string, string])[]) {
  const groupOf = new Map(members.map((member) => [member.key, { members: [member], merges: [] as Merge[] }]));
  const isApart = new Set(apart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const mayJoin = (a: readonly Member[], b: readonly Member[], isDecided: boolean) =>
    a.every((one) =>
      b.every((other) => (isDecided || one.record.id !== other.record.id) && !isApart.has(`${one.key} ${other.key}`)),
    );
  return {
    join: (a: string, b: string, because: readonly string[], isDecided: boolean) => {
      const one = groupOf.get(a);
      const other = groupOf.get(b);
      if (!one || !other || one === other || !mayJoin(one.members, other.members, isDecided)) return;
      one.members.push(...other.members);
      one.merges.push(...other.merges, { a, b, because });
      for (const { key } of other.members) groupOf.set(key, one);
    },
    all: (): readonly Group[] => [...new Set(groupOf.values())],
  };
}
