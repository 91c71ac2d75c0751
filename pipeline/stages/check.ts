import { holdsOf } from '#schemas/holds';
import { type ArticleRecord, ArticleRecordSchema } from '#schemas/record';
import { FACT_ROLES } from '#schemas/vocabulary';

const hasForm = holdsOf(ArticleRecordSchema);

/**
 * Checks the invariants of the contract: the schema, every quote at its offsets, segments that tile the text, every
 * reference to something that is there. A record that breaks one is a fault of ours, so it is refused.
 * @throws Error that names the first broken invariant.
 */
export function check(record: ArticleRecord): ArticleRecord {
  if (!hasForm(record)) checkForm(record);
  checkQuotes(record);
  checkSegments(record);
  checkReferences(record);
  return record;
}

type Segment = ArticleRecord['article']['segments'][number];
type Quoted = { readonly start: number; readonly end: number; readonly quote: string };

function checkForm(record: ArticleRecord): void {
  const { error } = ArticleRecordSchema.safeParse(record);
  const issue = error?.issues[0];
  if (issue) throw new Error(`the record breaks its schema at ${issue.path.join('.')}: ${issue.message}`);
}

function checkQuotes({ article, money, dates, parties, agreements, other }: ArticleRecord): void {
  const standsThere = ({ start, end, quote }: Quoted): void => {
    if (end - start !== quote.length || !article.text.startsWith(quote, start)) {
      throw new Error(`“${quote}” does not stand at ${start}–${end}`);
    }
  };
  money.forEach(standsThere);
  dates.forEach(standsThere);
  for (const { mentions } of parties) mentions.forEach(standsThere);
  for (const { evidence } of agreements) evidence.forEach(standsThere);
  other.forEach(standsThere);
}

function checkSegments({ article, money, dates }: ArticleRecord): void {
  let at = 0;
  for (const { start, end } of article.segments) {
    if (start !== at || end < start) throw new Error(`segments leave a hole or overlap at ${at}`);
    at = end;
  }
  if (at !== article.text.length) throw new Error(`segments end at ${at}, the text at ${article.text.length}`);
  for (const list of [money, dates]) {
    for (const { start, end, quote } of list) {
      const segment = segmentAt(article.segments, start);
      if (segment === undefined || !FACT_ROLES.has(segment.role) || end > segment.end) {
        throw new Error(`“${quote}” at ${start} stands outside the segments that bear facts`);
      }
    }
  }
}

/** The segment that holds a place, of segments that tile the text. */
function segmentAt(segments: readonly Segment[], place: number): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle] as Segment).end <= place) low = middle + 1;
    else high = middle;
  }
  return segments[low];
}

function checkReferences({ money, dates, parties, agreements }: ArticleRecord): void {
  const known = new Set([money, dates, parties, agreements].flatMap((list) => list.map(({ id }) => id)));
  const used = agreements.flatMap((agreement) => [
    ...agreement.parties.map(({ party }) => party),
    ...agreement.amounts.flatMap(({ money: ids, payer, payee }) => [...ids, payer, payee]),
    ...agreement.dates.map(({ date }) => date),
    ...agreement.relations.map(({ target }) => target),
  ]);
  for (const id of [...used, ...money.map(({ convertedFrom }) => convertedFrom)]) {
    if (id !== null && !known.has(id)) throw new Error(`nothing has the id ${id}`);
  }
}
