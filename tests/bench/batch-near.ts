import { join } from 'node:path';
import { entente, linesOf, type Measure, writeLines } from './batch-house.js';
import { generateArticles, randomFrom } from './generate.js';

/**
 * A seeded archive in which it is known which article is a syndicated copy of which: outlets give another headline, add
 * a credit, change words, cut the end. Follow-ups, updates with another figure, and stories of the same paragraphs with
 * other figures are no copies.
 */
export const near =
  (originals: number): Measure =>
  async (work, say) => {
    const articles = [...archive(originals)];
    writeLines(
      join(work, 'in'),
      articles.map(({ id, text }) => ({ id, text })),
    );
    const out = join(work, 'run');
    const { code, said } = await entente(['batch', join(work, 'in'), '--out', out]);
    if (code !== 0) throw new Error(`exit code ${code}: ${said}`);
    const lines = linesOf(join(out, 'documents.jsonl')).map((line) => JSON.parse(line));
    const places = new Map(articles.map(({ id }, i) => [id, i]));
    const counts = { right: 0, wrong: 0, missed: 0 };
    for (const [i, { of }] of articles.entries()) {
      const expected = of === null ? null : lines[places.get(of) ?? -1].id;
      const found = lines[i].duplicateOf;
      if (found !== null) counts[found === expected ? 'right' : 'wrong']++;
      if (expected !== null && found !== expected) counts.missed++;
    }
    const { right, wrong, missed } = counts;
    const precision = right / (right + wrong);
    const recall = right / (right + missed);
    say(`${articles.length} articles: ${right} right, ${wrong} wrong, ${missed} missed`);
    const what = `near-duplicates among ${articles.length} articles, ${right + missed} of them copies`;
    return [
      { what: `${what}: precision`, goal: '≥ 0.98', got: precision.toFixed(4), isMet: precision >= 0.98 },
      { what: `${what}: recall`, goal: '≥ 0.98', got: recall.toFixed(4), isMet: recall >= 0.98 },
    ];
  };

type Article = { readonly id: string; readonly of: string | null; readonly text: string };

function* archive(originals: number): Generator<Article> {
  const random = randomFrom(20_240_604);
  const stories = [...generateArticles(originals, 31)];
  const other = (i: number) => (stories[(i + 1) % originals] as { readonly text: string }).text.split('\n\n');
  const waiting: Article[] = [];
  for (const [i, { name, text }] of stories.entries()) {
    yield { id: name, of: null, text };
    const paragraphs = text.trim().split('\n\n');
    const half = Math.ceil(paragraphs.length / 2);
    if (i % 2) waiting.push({ id: `${name}-copy`, of: name, text: syndicated(paragraphs, random) });
    if (i % 3 === 0) {
      const followUp = [...paragraphs.slice(0, half), ...other(i).slice(0, half + 1), `It was said on day ${1e6 + i}.`];
      waiting.push({ id: `${name}-follow-up`, of: null, text: followUp.join('\n\n') });
    }
    if (i % 5 === 0)
      waiting.push({ id: `${name}-update`, of: null, text: `${text.trim()} The sum is now ${2e6 + i}.\n` });
    // Copies come a while after the story.
    if (waiting.length > 40) yield waiting.shift() as Article;
  }
  yield* waiting;
}

/** Words of a story, of which one in a hundred is another; numbers stay, or it would be an update. */
function syndicated(paragraphs: readonly string[], random: (below: number) => number): string {
  const kept = random(2) ? paragraphs : cutEnd(paragraphs);
  const words = kept.join('\n\n').replace(/\b[a-z]{4,}\b/g, (word) => (random(100) ? word : 'meanwhile'));
  const headline = random(2) ? `${['Report', 'Wrap', 'Update'][random(3)]}: news of the day\n\n` : '';
  return `${headline}${words}${random(2) ? '\n\n(Reporting by our agencies)' : ''}\n`;
}

/** Without the last sentence of the last paragraph. */
function cutEnd(paragraphs: readonly string[]): readonly string[] {
  const last = (paragraphs.at(-1) as string).split(/(?<=\.) /);
  return [...paragraphs.slice(0, -1), ...(last.length > 1 ? [last.slice(0, -1).join(' ')] : [])];
}
