import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { loadEngine } from '#pipeline/io/engine';
import { resolveEntities } from '#pipeline/link/entities';
import type { Engine } from '#pipeline/rules/engine';
import { find } from '#pipeline/stages/find';
import { read } from '#pipeline/stages/read';
import { segment } from '#pipeline/stages/segment';
import type { Segment, Span } from '#schemas/document';
import type { Mention, PartyValue } from '#schemas/mention';

/**
 * How well parties are found: `npx tsx tests/bench/parties.ts GOLD_DIR [SUITE.jsonl] [--errors]`. GOLD_DIR holds gold
 * articles and, one level up, their scorer; SUITE.jsonl marks Organisation, Person and Nationality spans in texts.
 */
type Scored = {
  readonly source: { readonly uri: string };
  readonly article: { readonly text: string; readonly segments: readonly Segment[] };
  readonly parties: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly country: string | null;
    readonly mentions: readonly (Span & { readonly quote: string })[];
  }[];
};

const FITS: Readonly<Record<string, (type: string) => boolean>> = {
  Organisation: (type) => type !== 'person',
  Person: (type) => type === 'person',
  Nationality: (type) => type === 'state',
};

const [, , goldDirectory, ...rest] = process.argv;
const withErrors = rest.includes('--errors');
const suite = rest.find((one) => one.endsWith('.jsonl'));
if (goldDirectory === undefined) throw new Error('usage: parties.ts GOLD_DIR [SUITE.jsonl] [--errors]');
const whole = await loadEngine();
/** Parties need no other kind. */
const engine: Engine = { ...whole, kinds: whole.kinds.filter(({ kind }) => kind === 'party') };

scoreGold(goldDirectory);
if (suite !== undefined) scoreSuite(suite);

/** The part of a record that is scored: text, segments and parties. */
function recordOf(id: string, uri: string, mediaType: string, content: string, published: string | null): Scored {
  const article = read({
    id: `sha256:${'0'.repeat(64)}`,
    source: { uri, id, mediaType },
    content,
    given: { published, title: null, url: null, publisher: null },
  });
  const document = segment(article, engine.vocabulary);
  const mentions = (find(document, engine).mentions.get('party') ?? []) as readonly Mention<PartyValue>[];
  const parties = resolveEntities(mentions, document).list.map(({ name, type, country, mentions: all }, index) => ({
    id: `p${index + 1}`,
    name,
    type,
    country,
    mentions: all.map((mention) => {
      const { start, end } = document.origin(mention);
      return { start, end, quote: article.text.slice(start, end) };
    }),
  }));
  return { source: { uri }, article: { text: article.text, segments: article.segments }, parties };
}

function scoreGold(directory: string): void {
  const lines = readdirSync(directory)
    .filter((file) => /\.(txt|html)$/.test(file))
    .flatMap((file) => {
      const gold = JSON.parse(readFileSync(join(directory, file.replace(/\.(txt|html)$/, '.gold.json')), 'utf8'));
      const mediaType = file.endsWith('.html') ? 'text/html' : 'text/plain';
      const record = recordOf(
        file,
        file,
        mediaType,
        readFileSync(join(directory, file), 'utf8'),
        gold.published ?? null,
      );
      return [JSON.stringify(record)];
    });
  const folder = mkdtempSync(join(tmpdir(), 'parties-'));
  const file = join(folder, 'records.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const { stdout, stderr } = spawnSync('node', [join(directory, '../score.mjs'), directory, file, '--errors'], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  console.log(`${basename(directory)}${stderr}`);
  for (const line of stdout.split('\n')) {
    const isHead = /^[a-z0-9].*/.test(line) && !line.includes(':') && !/^(money|date|slot|record)/.test(line);
    if (/^party/.test(line) || (withErrors && (isHead || /^ {2}party/.test(line)))) console.log(line);
  }
}

type Gold = {
  readonly id: string;
  readonly text: string;
  readonly expected: readonly {
    readonly kind: string;
    readonly start: number;
    readonly end: number;
    readonly named?: boolean;
  }[];
};

function scoreSuite(file: string): void {
  const texts: Gold[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const pairs = texts.map((gold) => {
    const { parties } = recordOf(gold.id, gold.id, 'text/plain', gold.text, null);
    return { gold, mentions: parties.flatMap(({ type, mentions }) => mentions.map((one) => ({ ...one, type }))) };
  });
  for (const [kind, fits] of Object.entries(FITS)) {
    const wanted = pairs.flatMap(({ gold, mentions }) =>
      gold.expected
        .filter((one) => one.kind === kind && one.named === true)
        .map((one) => ({
          gold,
          one,
          isFound: mentions.some((mention) => overlaps(mention, one) && fits(mention.type)),
        })),
    );
    const missed = wanted.filter(({ isFound }) => !isFound);
    if (withErrors) for (const { gold, one } of missed) console.log(`  ${kind} missed: ${around(gold.text, one)}`);
    console.log(`${kind}: recall ${(1 - missed.length / wanted.length).toFixed(3)} of ${wanted.length}`);
  }
  const people = pairs.flatMap(({ gold, mentions }) =>
    mentions
      .filter(({ type }) => type === 'person')
      .map((one) => ({
        gold,
        one,
        isRight: gold.expected.some((span) => span.kind === 'Person' && overlaps(one, span)),
      })),
  );
  const wrong = people.filter(({ isRight }) => !isRight);
  if (withErrors) for (const { gold, one } of wrong) console.log(`  Person not in gold: ${around(gold.text, one)}`);
  console.log(
    `Person: ${people.length} found, ${(100 * (1 - wrong.length / people.length)).toFixed(1)} % of them in gold`,
  );
}

/** A span in brackets with some of the text around it. */
function around(text: string, { start, end }: Span): string {
  return `${text.slice(Math.max(0, start - 30), start)}[${text.slice(start, end)}]${text.slice(end, end + 30)}`.replace(
    /\s+/g,
    ' ',
  );
}

function overlaps(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean {
  return a.start < b.end && b.start < a.end;
}
