import { describe, expect, test, vi } from 'vitest';
import { fromGold } from '#pipeline/evaluate/from-gold';
import { fromRecord } from '#pipeline/evaluate/from-record';
import { goldFaults } from '#pipeline/evaluate/gold-faults';
import { scoreArticle } from '#pipeline/evaluate/score';
import { rates } from '#pipeline/evaluate/tally';
import { draftExpected } from '#pipeline/evaluate/to-expected';
import { loadEngine } from '#pipeline/io/engine';
import { readInputs } from '#pipeline/io/inputs';
import { hasFailed, processInput } from '#pipeline/run/process';
import { ExpectedSchema } from '#schemas/fixture';
import type { ArticleRecord } from '#schemas/record';

vi.setConfig({ testTimeout: 60_000 });
const engine = await loadEngine();
async function records(): Promise<readonly ArticleRecord[]> {
  const all: ArticleRecord[] = [];
  for await (const input of readInputs(['fixtures'], { published: null })) {
    const outcome = processInput(input, engine);
    if (hasFailed(outcome)) throw new Error(outcome.error.message);
    all.push(outcome);
  }
  return all;
}

describe('a drafted expectation', () => {
  test('is well-formed, finds its quotes, and is met by the output that it was drafted from', async () => {
    const dated = (await records()).filter((record) => record.article.published);
    expect(dated.length).toBeGreaterThan(8);
    for (const record of dated) {
      const draft = ExpectedSchema.parse(JSON.parse(JSON.stringify(draftExpected(record, true))));
      expect(goldFaults(draft, record.article.text)).toEqual([]);
      const score = scoreArticle(fromRecord(record), fromGold(draft, record.article.text));
      expect(score.differences).toEqual([]);
      for (const tally of Object.values(score.figures)) expect(rates(tally).f1 ?? 1).toBe(1);
    }
  });

  test('is refused where the day of publication is not known', async () => {
    const [record] = await records();
    if (!record) throw new Error('no fixture');
    const undated = { ...record, article: { ...record.article, published: null } };
    expect(() => draftExpected(undated, false)).toThrow('the day of publication is not known');
  });
});
