import { answeredBy } from '#pipeline/link/answers';
import { bindEvent } from '#pipeline/link/binding';
import { certaintyOf } from '#pipeline/link/certainty';
import type { Clusters } from '#pipeline/link/cluster';
import { isOfOtherGoods } from '#pipeline/link/deliveries';
import type { Draft, Happening } from '#pipeline/link/draft';
import { datesOfEvents } from '#pipeline/link/event-dates';
import type { Focus } from '#pipeline/link/focus';
import { leadOf } from '#pipeline/link/lead';
import type { DateMention } from '#pipeline/link/linked';
import { type EventMention, hasWord, type Scene, type Shot, wordAt } from '#pipeline/link/scene';
import { type Document, SHAPE } from '#schemas/document';

/** Sentences of running text at the head of an article that speak of its news even where they do not name it. */
const LEAD = 4;
/** Words after which a verb has an object of its own: “signed a decree”. */
const OBJECT_STARTS = new Set(
  'a an the this that these its their his her our no any another two three both some'.split(' '),
);
/** Events whose object is goods or money: they need no agreement noun. */
const OF_GOODS = new Set([
  'deliver',
  'complete',
  'pay',
  'buy',
  'place-order',
  'announce',
  'said-on',
  'deadline',
  'award',
  'in-principle',
  'agree',
]);

/** Nouns that stand for the deal that is spoken of: “approved the shipment”. */
const STAND_INS = new Set(
  'shipment purchase transaction sale borrowing text document bill package donation transfer acquisition venture handover tie-up'.split(
    ' ',
  ),
);
const PRONOUNS = new Set(['it', 'them']);

/** Ties events to drafts, with their modality and their days. */
export function happen(scene: Scene, clusters: Clusters, focus: Focus): void {
  const years = new Set(clusters.drafts.map(({ year }) => year));
  const lead = leadOf(scene, LEAD);
  for (const shot of scene.shots) {
    if (shot.events.length === 0) continue;
    const owned = datesOfEvents(shot, years);
    for (const event of shot.events) {
      if (isPartOfNoun(shot, event) || isOfFunds(shot, event) || isName(shot, event, scene.document)) continue;
      const group = scene.qualifier.verbGroupAt(shot.sentence.index, event.first);
      const { drafts, bound } = concerned(shot, event, targetsOf(scene, shot, event, group.passive, clusters, focus));
      const named = focus.isNamed(shot) || lead.has(shot);
      const dates = owned.get(event) ?? [];
      const certainty = certaintyOf(scene, shot, event, group);
      const modality = certainty.modality === 'asserted' && isAhead(scene, dates) ? 'planned' : certainty.modality;
      const happening: Happening = { event, shot, modality, negated: certainty.negated, bound, named, dates };
      for (const draft of drafts) draft.happenings.push(happening);
    }
  }
}

/** “a protocol that lapses on Dec. 31”: a day after publication has not come, whatever the tense. */
function isAhead({ document }: Scene, dates: readonly DateMention[]): boolean {
  const published = document.article.published?.value ?? null;
  return (
    published !== null &&
    dates.length > 0 &&
    dates.every(({ value }) => value.earliest !== null && value.earliest > published)
  );
}

/** What is delivered under another deal says nothing of the one that the text spoke of before. */
function concerned(shot: Shot, event: EventMention, { drafts, bound }: Targets): Targets {
  return { bound, drafts: bound ? drafts : drafts.filter((draft) => !isOfOtherGoods(shot, event, draft)) };
}

type Targets = { readonly drafts: readonly Draft[]; readonly bound: boolean };

/** The drafts to which an event happens: those of its subject or object, or of what the text speaks of. */
function targetsOf(
  scene: Scene,
  shot: Shot,
  event: EventMention,
  isPassive: boolean,
  clusters: Clusters,
  focus: Focus,
): Targets {
  const isSaying = event.rule === 'event/said-on';
  const binding = isSaying ? null : bindEvent(shot, event, isPassive);
  if (binding) return { drafts: clusters.of.get(binding.mention) ?? [], bound: true };
  const isPronoun = PRONOUNS.has(wordAt(shot, event.last));
  const answered = isPronoun ? answeredBy(scene, shot, event) : null;
  if (answered) return { drafts: answered.noun ? (clusters.of.get(answered.noun) ?? []) : [], bound: true };
  const noun = isPronoun ? shot.agreements.findLast(({ last }) => last <= event.first) : undefined;
  if (noun) return { drafts: clusters.of.get(noun) ?? [], bound: true };
  const goods = event.value.date === 'delivery-end' ? boughtBefore(shot, event) : undefined;
  if (goods) return { drafts: clusters.of.get(goods) ?? [], bound: true };
  const isStoodFor = isPronoun || hasWord(shot, event.last, event.last + 4, STAND_INS);
  return {
    drafts: isStoodFor ? focus.at(shot, event.first) : looseTargets(shot, event, isPassive, focus),
    bound: isStoodFor,
  };
}

/** “ordered 25 vehicles in 2022 and received the last of them in November”: what is delivered is what was bought. */
function boughtBefore({ agreements }: Shot, { first }: EventMention) {
  return agreements.find(({ value, last }) => value.head === 'purchase' && last <= first);
}

/** “in South Block”: a capital inside running text makes a name of it. */
function isName({ sentence }: Shot, { first }: EventMention, { tokens }: Document): boolean {
  const isText = sentence.role === 'body' || sentence.role === 'quote' || sentence.role === 'list-item';
  return isText && first > sentence.first + 1 && ((tokens.shape[first] as number) & SHAPE.initial) !== 0;
}

/** “Funds will expire at the end of the year.” */
function isOfFunds(shot: Shot, { rule, first }: EventMention): boolean {
  return rule === 'event/expire' && hasWord(shot, shot.sentence.first, first, FUNDS);
}

const FUNDS = new Set(['funds', 'funding']);

/** “delivery order”, “award fee contract”: the word belongs to the noun, nothing is told to happen. */
function isPartOfNoun({ agreements }: Shot, { first, last, rule }: EventMention): boolean {
  return agreements.some(
    (noun) =>
      noun.first <= first &&
      last <= noun.last &&
      noun.last - noun.first > last - first &&
      !(rule === 'event/sign' && noun.value.instrument === 'exchange-of-notes'),
  );
}

/** Where no agreement noun is subject or object: what the text speaks of, unless the verb plainly has another object. */
function looseTargets(shot: Shot, event: EventMention, isPassive: boolean, focus: Focus): readonly Draft[] {
  const rule = event.rule.slice(event.rule.indexOf('/') + 1);
  const hasOtherObject = !isPassive && OBJECT_STARTS.has(wordAt(shot, event.last));
  if (hasOtherObject && !OF_GOODS.has(rule)) return [];
  return focus.at(shot, event.first);
}
