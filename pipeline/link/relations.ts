import { bindEvent } from '#pipeline/link/binding';
import type { Clusters } from '#pipeline/link/cluster';
import { type Draft, newsByStory, relate } from '#pipeline/link/draft';
import { hasWord, type Scene, type Shot } from '#pipeline/link/scene';
import type { RelationType } from '#schemas/vocabulary';

/** Ties records to each other: by verbs (“replaces a 1986 protocol”), and by what an instrument is part of. */
export function placeRelations(scene: Scene, { drafts, of }: Clusters): void {
  for (const shot of scene.shots) relateByVerb(shot, of, drafts);
  const news = newsByStory(drafts);
  const byShot = draftsByShot(drafts);
  for (const draft of drafts) relateByInstrument(draft, news.get(draft.story) ?? [], byShot);
}

/** The drafts whose nouns stand in each sentence, in their order. */
function draftsByShot(drafts: readonly Draft[]): ReadonlyMap<Shot, ReadonlySet<Draft>> {
  const byShot = new Map<Shot, Set<Draft>>();
  for (const draft of drafts) {
    for (const { shot } of draft.mentions) {
      const known = byShot.get(shot);
      if (known) known.add(draft);
      else byShot.set(shot, new Set([draft]));
    }
  }
  return byShot;
}

function relateByVerb(shot: Shot, of: Clusters['of'], drafts: readonly Draft[]): void {
  for (const event of shot.events) {
    const relation = event.value.relation ?? (CHANGES.has(event.rule) ? 'amends' : null);
    if (relation === null) continue;
    const object = bindEvent(shot, event, false);
    if (object?.as !== 'object') continue;
    const before = shot.agreements.findLast((mention) => mention.last <= event.first);
    const sources = before ? (of.get(before) ?? []) : drafts.filter(({ main }) => main).slice(0, 1);
    if (relation === 'amends' && !before) continue;
    for (const source of sources) for (const target of of.get(object.mention) ?? []) tie(source, relation, target);
  }
}

const UNDER_IT: ReadonlySet<string> = new Set(['under']);
const UNDER: ReadonlySet<string> = new Set(['contract', 'order', 'deal']);

/** “the purchase comes under a framework agreement”. */
function isUnder({ mentions }: Draft): boolean {
  return mentions.some(({ mention, shot }) => hasWord(shot, mention.first - 3, mention.first, UNDER_IT));
}

const CHANGES: ReadonlySet<string> = new Set(['event/extend', 'event/amend']);

/** “signed a protocol that prolongs the truce”: the protocol is the news, the truce stands behind it. */
function tie(source: Draft, relation: RelationType, target: Draft): void {
  if (source === target) return;
  relate(source, relation, target);
  if (relation !== 'amends' || source.umbrella) return;
  source.main ||= target.main;
  target.main = false;
  target.base = true;
}

/** What an instrument is tied to, and the instruments that can be its other side. */
const TIES: Partial<Record<string, readonly [RelationType, ReadonlySet<string>]>> = {
  option: ['option-of', new Set(['contract', 'order', 'framework', 'deal'])],
  modification: ['amends', new Set(['contract', 'order', 'framework', 'agreement', 'treaty', 'memorandum', 'deal'])],
  order: ['order-under', new Set(['framework'])],
  loan: ['finances', new Set(['contract', 'acquisition', 'joint-venture', 'deal'])],
};

function relateByInstrument(
  draft: Draft,
  mains: readonly Draft[],
  byShot: ReadonlyMap<Shot, ReadonlySet<Draft>>,
): void {
  const news = mains.find(({ umbrella }) => !umbrella);
  if (draft.subjects.has('offset') && news) relate(draft, 'offset-for', news);
  if (draft.instrument === 'framework' && news && UNDER.has(news.instrument ?? 'deal') && isUnder(draft))
    relate(news, 'order-under', draft);
  const tie = TIES[draft.instrument ?? ''];
  if (!tie || draft.relations.length > 0) return;
  const [type, instruments] = tie;
  const isOther = (other: Draft): boolean =>
    other !== draft && other.story === draft.story && instruments.has(other.instrument ?? 'deal');
  const shots = new Set(draft.mentions.map(({ shot }) => shot));
  const near = [...shots].flatMap((shot) => [...(byShot.get(shot) ?? [])].filter(isOther));
  const first = near.reduce<Draft | null>(
    (one, other) => (one === null || other.index < one.index ? other : one),
    null,
  );
  const target = first ?? (draft.instrument === 'order' ? undefined : mains.find(isOther));
  if (target) relate(draft, type, target);
}
