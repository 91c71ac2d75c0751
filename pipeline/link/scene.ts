import { clausesOf } from '#pipeline/link/clauses';
import type { Entities } from '#pipeline/link/entities';
import type { DateMention, MoneyMention } from '#pipeline/link/linked';
import type { Qualifier } from '#pipeline/link/qualifier';
import type { Document, Sentence } from '#schemas/document';
import type { AgreementValue, EventValue, IdentifierValue, ItemValue, Mention, PartyValue } from '#schemas/mention';

export type AgreementMention = Mention<AgreementValue>;
export type EventMention = Mention<EventValue>;
export type PartyMention = Mention<PartyValue>;

/** A sentence with all that was found in it, each list in text order. */
export type Shot = {
  readonly sentence: Sentence;
  /** Case-folded words of its tokens. */
  readonly words: readonly string[];
  /** Clause number of each of its tokens. */
  readonly clauses: readonly number[];
  readonly agreements: readonly AgreementMention[];
  readonly events: readonly EventMention[];
  readonly money: readonly MoneyMention[];
  readonly dates: readonly DateMention[];
  readonly parties: readonly PartyMention[];
  readonly identifiers: readonly Mention<IdentifierValue>[];
  readonly items: readonly Mention<ItemValue>[];
};

/** The article as the linker sees it. */
export type Scene = {
  readonly document: Document;
  readonly entities: Entities;
  readonly qualifier: Qualifier;
  readonly shots: readonly Shot[];
  /** The sentence of a mention. */
  readonly shotOf: (mention: Mention) => Shot;
};

/** Sorts everything that was found into the sentences in which it stands. */
export function sceneOf(
  document: Document,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  entities: Entities,
  qualifier: Qualifier,
): Scene {
  const byKind = new Map(
    ['agreement', 'event', 'money', 'date', 'party', 'identifier', 'item'].map((kind) => [
      kind,
      bySentence(mentions.get(kind) ?? []),
    ]),
  );
  const list = <T extends Mention>(kind: string, sentence: Sentence) =>
    (byKind.get(kind)?.get(sentence.index) ?? []) as unknown as readonly T[];
  const shots = document.sentences.map((sentence): Shot => {
    const words = document.words.slice(sentence.first, sentence.last);
    return {
      sentence,
      words,
      clauses: clausesOf(words),
      agreements: list('agreement', sentence),
      events: list('event', sentence),
      money: list('money', sentence),
      dates: list('date', sentence),
      parties: list('party', sentence),
      identifiers: list('identifier', sentence),
      items: list('item', sentence),
    };
  });
  const byIndex = new Map(shots.map((shot) => [shot.sentence.index, shot]));
  const shotOf = ({ sentence }: Mention) => byIndex.get(sentence) as Shot;
  return { document, entities, qualifier, shots, shotOf };
}

function bySentence(mentions: readonly Mention[]): Map<number, Mention[]> {
  const sorted = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const list = sorted.get(mention.sentence);
    if (list) list.push(mention);
    else sorted.set(mention.sentence, [mention]);
  }
  return sorted;
}

/** The word at a token of the document, or "" outside the sentence. */
export function wordAt({ words, sentence }: Shot, token: number): string {
  return words[token - sentence.first] ?? '';
}

/** The clause in which a token stands. */
export function clauseAt({ clauses, sentence }: Shot, token: number): number {
  return clauses[token - sentence.first] ?? -1;
}

/** Whether any of some words stands in a token range of the sentence. */
export function hasWord(shot: Shot, from: number, to: number, wanted: ReadonlySet<string>): boolean {
  const { first, last } = shot.sentence;
  for (let i = Math.max(from, first); i < Math.min(to, last); i++) if (wanted.has(wordAt(shot, i))) return true;
  return false;
}
