import { type ArticleRecord, ArticleRecordSchema } from '#schemas/record';
import { FACT_ROLES } from '#schemas/vocabulary';

/**
 * Checks the invariants of the contract: the schema, every quote at its offsets, segments that tile the text, every
 * reference to something that is there. A record that breaks one is a fault of ours, so it is refused.
 * @throws Error that names the first broken invariant.
 */
export function check(record: ArticleRecord): ArticleRecord {
  const result = ArticleRecordSchema.safeParse(record);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new Error(`the record breaks its schema at ${issue?.path.join('.')}: ${issue?.message}`);
  }
  checkQuotes(record);
  checkSegments(record);
  checkReferences(record);
  return record;
}

function checkQuotes({ article, money, dates, parties, agreements, other }: ArticleRecord): void {
  const spans = [
    money,
    dates,
    parties.flatMap((party) => party.mentions),
    agreements.flatMap((one) => one.evidence),
    other,
  ].flat();
  for (const { start, end, quote } of spans) {
    if (article.text.slice(start, end) !== quote) throw new Error(`“${quote}” does not stand at ${start}–${end}`);
  }
}

function checkSegments({ article, money, dates }: ArticleRecord): void {
  let at = 0;
  for (const { start, end } of article.segments) {
    if (start !== at || end < start) throw new Error(`segments leave a hole or overlap at ${at}`);
    at = end;
  }
  if (at !== article.text.length) throw new Error(`segments end at ${at}, the text at ${article.text.length}`);
  const facts = article.segments.filter(({ role }) => FACT_ROLES.has(role));
  for (const { start, end, quote } of [...money, ...dates]) {
    if (!facts.some((segment) => segment.start <= start && end <= segment.end)) {
      throw new Error(`“${quote}” at ${start} stands outside the segments that bear facts`);
    }
  }
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
