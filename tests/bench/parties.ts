import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import nlp from 'compromise';
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
 * articles and, one level up, their scorer; SUITE.jsonl marks Organisation, Person and Nationality spans in texts: there
 * compromise and wink-nlp are measured beside ours.
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
const require = createRequire(import.meta.url);
const wink = require('wink-nlp')(require('wink-eng-lite-web-model'));
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

type Found = Span & { readonly type: string };

function scoreSuite(file: string): void {
  if (!existsSync(file)) {
    console.log(`No suite at ${file}, so parties are not measured beside other libraries.`);
    return;
  }
  const texts: Gold[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const finders: readonly (readonly [string, (gold: Gold) => readonly Found[]])[] = [
    ['Entente', own],
    ['compromise', ({ text }) => compromiseNames(text)],
    ['wink-nlp, proper nouns of no kind', ({ text }) => winkNames(text)],
  ];
  const columns = finders.map(([name, names]) => {
    const pairs = texts.map((gold) => ({ gold, found: names(gold) }));
    const isShown = withErrors && name === 'Entente';
    return [name, ...Object.keys(FITS).map((kind) => recallOf(pairs, kind, isShown)), precisionOf(pairs, isShown)];
  });
  const counts = Object.keys(FITS).map((kind) => texts.flatMap((gold) => named(gold, kind)).length);
  const heads = [
    '',
    ...Object.keys(FITS).map((kind, i) => `${kind}, recall of ${counts[i]}`),
    'Person, in gold of those found',
  ];
  const rows = heads.map((head, i) => `| ${[head, ...columns.map((column) => column[i] ?? '')].join(' | ')} |`);
  console.log([rows[0], `|---|${columns.map(() => '--:|').join('')}`, ...rows.slice(1)].join('\n'));
}

function own({ id, text }: Gold): readonly Found[] {
  return recordOf(id, id, 'text/plain', text, null).parties.flatMap(({ type, mentions }) =>
    mentions.map((one) => ({ ...one, type })),
  );
}

function named({ expected }: Gold, kind: string): readonly Span[] {
  return expected.filter((one) => one.kind === kind && one.named === true);
}

type Pairs = readonly { readonly gold: Gold; readonly found: readonly Found[] }[];

/** How many of the spans that hold a name are overlapped by one of a fitting type. */
function recallOf(pairs: Pairs, kind: string, isShown: boolean): string {
  let [right, all] = [0, 0];
  for (const { gold, found } of pairs)
    for (const one of named(gold, kind)) {
      all++;
      if (found.some((name) => overlaps(name, one) && (name.type === 'any' || FITS[kind]?.(name.type)))) right++;
      else if (isShown) console.log(`  ${kind} missed: ${around(gold.text, one)}`);
    }
  return (right / all).toFixed(3);
}

function precisionOf(pairs: Pairs, isShown: boolean): string {
  const people = pairs.flatMap(({ gold, found }) =>
    found.filter(({ type }) => type === 'person').map((one) => ({ gold, one })),
  );
  const wrong = people.filter(
    ({ gold, one }) => !gold.expected.some((span) => span.kind === 'Person' && overlaps(one, span)),
  );
  if (isShown) for (const { gold, one } of wrong) console.log(`  Person not in gold: ${around(gold.text, one)}`);
  if (people.length === 0) return '–';
  return `${(100 * (1 - wrong.length / people.length)).toFixed(1)} % of ${people.length}`;
}

/** Its people, organisations and demonyms or countries. */
function compromiseNames(text: string): readonly Found[] {
  type View = { readonly json: (options: object) => readonly { text: string; offset: { start: number } }[] };
  const document = nlp(text) as unknown as Readonly<Record<'people' | 'organizations', () => View>> & {
    readonly match: (pattern: string) => View;
  };
  const spans = (view: View, type: string): readonly Found[] =>
    view
      .json({ offset: true })
      .map((hit) => ({ start: hit.offset.start, end: hit.offset.start + hit.text.length, type }));
  return [
    ...spans(document.people(), 'person'),
    ...spans(document.organizations(), 'company'),
    ...spans(document.match('(#Demonym|#Country)+'), 'state'),
  ];
}

/** It has no kinds of names; its runs of proper nouns count for whatever kind is asked. */
function winkNames(text: string): readonly Found[] {
  const document = wink.readDoc(text);
  const words = document.tokens().out() as string[];
  const kinds = document.tokens().out(wink.its.pos) as string[];
  const names: Found[] = [];
  let at = 0;
  words.forEach((word, i) => {
    const start = text.indexOf(word, at);
    if (start < 0) return;
    at = start + word.length;
    if (kinds[i] === 'PROPN') names.push({ start, end: at, type: 'any' });
  });
  return names;
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
