import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fallsBelow } from '#pipeline/evaluate/floors';
import { loadEngine } from '#pipeline/io/engine';
import { readFixtures } from '#pipeline/run/fixtures';
import { measureFloor, readFloor } from '#pipeline/run/floors-file';
import { hasFailed, type Outcome } from '#pipeline/run/process';
import { scoreFixtures } from '#pipeline/run/score-fixtures';
import { type ArticleRecord, ArticleRecordSchema } from '#schemas/record';
import { FACT_ROLES } from '#schemas/vocabulary';

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const set = readFixtures(folder);
const scored = await scoreFixtures(set.fixtures, await loadEngine());

test('every article has a sound expectation', () => {
  expect(set.faults).toEqual([]);
  expect(set.fixtures.length).toBeGreaterThanOrEqual(8);
});

describe.each(scored.map(({ fixture, outcome }) => [fixture.id, outcome] as const))('%s', (_, outcome) => {
  test('gives a record that keeps the contract', () => {
    expect(ArticleRecordSchema.safeParse(outcome).error).toBeUndefined();
  });

  test('quotes what stands at its offsets', () => {
    const { article } = recordOf(outcome);
    const quoted = spansOf(recordOf(outcome));
    expect(quoted.length).toBeGreaterThan(0);
    for (const { start, end, quote } of quoted) expect(article.text.slice(start, end)).toBe(quote);
  });

  test('has segments that tile the text', () => {
    const { text, segments } = recordOf(outcome).article;
    let at = 0;
    for (const { start, end, role, reason } of segments) {
      expect(start).toBe(at);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(reason === null).toBe(FACT_ROLES.has(role));
      at = end;
    }
    expect(at).toBe(text.length);
  });

  test('reads facts from fact-bearing segments only, and no two of a kind from the same words', () => {
    const { article, money, dates } = recordOf(outcome);
    const facts = article.segments.filter(({ role }) => FACT_ROLES.has(role));
    for (const mentions of [money, dates])
      mentions.forEach(({ start, end }, i) => {
        expect(facts.some((segment) => segment.start <= start && end <= segment.end)).toBe(true);
        expect(start).toBeGreaterThanOrEqual(mentions[i - 1]?.end ?? 0);
      });
  });

  test('keeps a ledger: every amount and date is used by the record it names, or says why not', () => {
    const { money, dates, agreements } = recordOf(outcome);
    const agreement = (id: string) => agreements.find((one) => one.id === id);
    for (const { id, use } of money)
      if ('agreement' in use) {
        const amounts = agreement(use.agreement)?.amounts.filter(({ money: ids }) => ids.includes(id)) ?? [];
        expect(amounts.map(({ role }) => role)).toContain(use.role);
      }
    for (const { use } of dates)
      if (!('reason' in use)) for (const one of use) expect(agreement(one.agreement)).toBeDefined();
    const idsInUse = agreements.flatMap((one) => one.amounts.flatMap(({ money: ids }) => ids));
    const unused = money.filter(({ use }) => 'reason' in use).map(({ id }) => id);
    expect(unused.filter((id) => idsInUse.includes(id))).toEqual([]);
  });

  test('refers only to what it holds', () => {
    const { agreements, parties, money, dates } = recordOf(outcome);
    const ids = new Set([...agreements, ...parties, ...money, ...dates].map(({ id }) => id));
    expect(ids.size).toBe(agreements.length + parties.length + money.length + dates.length);
    const references = agreements.flatMap((one) => [
      ...one.parties.map(({ party }) => party),
      ...one.amounts.flatMap(({ money: of, payer, payee }) => [...of, payer, payee]),
      ...one.dates.map(({ date }) => date),
      ...one.relations.map(({ target }) => target),
    ]);
    expect(references.filter((id) => id !== null && !ids.has(id))).toEqual([]);
  });

  test('has evidence for every field of an agreement that says something', () => {
    for (const one of recordOf(outcome).agreements) {
      const fields = ['instrument', 'status', 'name', 'duration', 'parties', 'amounts', 'dates'] as const;
      const said = fields.filter((field) => one[field] !== null && one[field]?.length !== 0);
      const shown = one.evidence.map(({ field }) => field);
      expect(said.filter((field) => !shown.some((path) => path.startsWith(field)))).toEqual([]);
    }
  });
});

test('scores do not fall below fixtures/floors.json (`npx entente check fixtures --floors fixtures/floors.json`)', () => {
  const floor = readFloor(fileURLToPath(new URL('../fixtures/floors.json', import.meta.url)), folder);
  const now = measureFloor(scored);
  expect(floor?.digest, 'the fixtures changed: measure their floors with --update-floors').toBe(now.digest);
  expect(floor && fallsBelow(now, floor)).toEqual([]);
});

function recordOf(outcome: Outcome): ArticleRecord {
  if (hasFailed(outcome)) throw new Error(outcome.error.message);
  return outcome;
}

function spansOf({ money, dates, parties, agreements, other }: ArticleRecord) {
  return [
    ...money,
    ...dates,
    ...parties.flatMap(({ mentions }) => mentions),
    ...agreements.flatMap(({ evidence }) => evidence),
    ...other,
  ];
}
