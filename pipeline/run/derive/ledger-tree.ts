import { attributionTree, mentionTree, modalityTree } from '#pipeline/run/derive/mention-tree';
import { quoteOf, type Walk } from '#pipeline/run/derive/walk';
import type { Tree } from '#pipeline/view/tree';
import { dateLabel, moneyLabel } from '#pipeline/view/values';
import type { Mention } from '#schemas/mention';
import type { ArticleRecord } from '#schemas/record';
import type { Modality } from '#schemas/vocabulary';

/** A mention of the record by its id (m3, d2, p1): where it comes from, and why it stands where it does. */
export function factTree(walk: Walk, id: string): Tree | null {
  const { record, mentions } = walk;
  const find = (list: readonly { readonly id: string }[]) => list.findIndex((one) => one.id === id);
  const money = find(record.money);
  const date = find(record.dates);
  if (money >= 0) return moneyTree(walk, record.money[money], mentions.get('money')?.[money]);
  if (date >= 0) return dateTree(walk, record.dates[date], mentions.get('date')?.[date]);
  const party = record.parties.find((one) => one.id === id);
  return party ? partyTree(walk, party) : null;
}

type Money = ArticleRecord['money'][number];

function moneyTree(walk: Walk, money: Money | undefined, mention: Mention | undefined): Tree | null {
  if (!money || !mention) return null;
  const { use, currencyCertainty, currencyFrom, convertedFrom } = money;
  return {
    head: `${money.id} ${moneyLabel(money)}  ${quoteOf(walk, mention)}`,
    because: [
      ...(mentionTree(walk, mention).because ?? []),
      {
        head: `currency ${money.currency ?? 'not known'}`,
        note: `${currencyCertainty}${currencyFrom ? `, from ${currencyFrom}` : ''}`,
      },
      ...(convertedFrom
        ? [{ head: `a conversion of ${convertedFrom}`, note: 'it shares the role of its original' }]
        : []),
      {
        head: 'reason' in use ? `in no agreement: ${use.reason}` : `${use.role} of ${use.agreement}`,
        because: votes(walk, mention, 'reason' in use ? use.reason : use.role),
      },
      modalityTree(walk, mention, amountOf(walk, money.id)),
      attributionTree(walk, mention),
    ],
  };
}

const amountOf = ({ record }: Walk, id: string): Modality | null =>
  record.agreements.flatMap(({ amounts }) => amounts).find(({ money }) => money.includes(id))?.modality ?? null;

const dayOf = ({ record }: Walk, id: string): Modality | null =>
  record.agreements.flatMap(({ dates }) => dates).find(({ date }) => date === id)?.modality ?? null;

/** The phrases that speak of an amount or a day, those that were heard first. */
function votes(walk: Walk, mention: Mention, role: string): readonly Tree[] {
  const phrases = (walk.mentions.get('deal') ?? []).flatMap((deal) =>
    deal.parts.filter((part) => part.mention === mention).map((part) => ({ deal, isHeard: part.role === role, part })),
  );
  if (!phrases.length)
    return [{ head: 'no phrase of the rules speaks of it', note: 'its place or its agreement decides' }];
  return phrases
    .toSorted((a, b) => Number(b.isHeard) - Number(a.isHeard))
    .map(({ deal, isHeard, part }) =>
      mentionTree(walk, deal, `${isHeard ? 'heard' : 'not heard'}: ${quoteOf(walk, deal)} makes it ${part.role}`, 3),
    );
}

function dateTree(
  walk: Walk,
  date: ArticleRecord['dates'][number] | undefined,
  mention: Mention | undefined,
): Tree | null {
  if (!date || !mention) return null;
  const { use, anchor, certainty, earliest, latest } = date;
  const published = walk.record.article.published;
  const against =
    anchor === 'published'
      ? `the publication day ${published?.value ?? 'that is not known'}`
      : anchor === 'previous-date'
        ? 'the date before it'
        : 'nothing';
  return {
    head: `${date.id} ${dateLabel(date)}  ${quoteOf(walk, mention)}`,
    because: [
      ...(mentionTree(walk, mention).because ?? []),
      { head: `resolved against ${against}`, note: `${certainty}; ${earliest ?? 'open'} to ${latest ?? 'open'}` },
      'reason' in use
        ? { head: `in no agreement: ${use.reason}`, because: votes(walk, mention, use.reason) }
        : {
            head: use.map(({ agreement, role }) => `${role} of ${agreement}`).join(', '),
            because: votes(walk, mention, use[0]?.role ?? ''),
          },
      modalityTree(walk, mention, dayOf(walk, date.id)),
    ],
  };
}

function partyTree(walk: Walk, { id, name, type, country, mentions }: ArticleRecord['parties'][number]): Tree {
  const found = walk.mentions.get('party') ?? [];
  return {
    head: `${id} ${name}`,
    note: `${type}${country ? `, ${country}` : ''}`,
    because: mentions.flatMap(({ start, end }) => {
      const at = found.find((one) => {
        const span = walk.document.origin(one);
        return span.start === start && span.end === end;
      });
      return at ? [mentionTree(walk, at)] : [];
    }),
  };
}
