import { bindEvent } from '#pipeline/link/binding';
import type { Clusters } from '#pipeline/link/cluster';
import { type Draft, relate } from '#pipeline/link/draft';
import { hasWord, type Scene, type Shot } from '#pipeline/link/scene';
import type { RelationType } from '#schemas/vocabulary';

/** Ties records to each other: by verbs (“replaces a 1986 protocol”), and by what an instrument is part of. */
export function placeRelations(scene: Scene, { drafts, of }: Clusters): void {
  for (const shot of scene.shots) relateByVerb(shot, of, drafts);
  for (const draft of drafts) relateByInstrument(draft, drafts);
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

const UNDER: ReadonlySet<string> = new Set(['contract', 'order', 'deal']);

/** “the purchase comes under a framework agreement”. */
function isUnder({ mentions }: Draft): boolean {
  return mentions.some(({ mention, shot }) => hasWord(shot, mention.first - 3, mention.first, new Set(['under'])));
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

function relateByInstrument(draft: Draft, drafts: readonly Draft[]): void {
  const news = drafts.find(({ main, umbrella, story }) => main && !umbrella && story === draft.story);
  if (draft.subjects.has('offset') && news) relate(draft, 'offset-for', news);
  if (draft.instrument === 'framework' && news && UNDER.has(news.instrument ?? 'deal') && isUnder(draft))
    relate(news, 'order-under', draft);
  const tie = TIES[draft.instrument ?? ''];
  if (!tie || draft.relations.length > 0) return;
  const [type, instruments] = tie;
  const others = drafts.filter(
    (other) => other !== draft && other.story === draft.story && instruments.has(other.instrument ?? 'deal'),
  );
  const near = others.find((other) =>
    other.mentions.some(({ shot }) => draft.mentions.some((mine) => mine.shot === shot)),
  );
  const target = near ?? (draft.instrument === 'order' ? undefined : others.find(({ main }) => main));
  if (target) relate(draft, type, target);
}
