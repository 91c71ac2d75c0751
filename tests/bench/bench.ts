import { createHash } from 'node:crypto';
import { extract } from '#pipeline/extract';
import { loadEngine } from '#pipeline/io/engine';
import type { Engine } from '#pipeline/rules/engine';
import { readFixtures } from '#pipeline/run/fixtures';
import { assemble } from '#pipeline/stages/assemble';
import { check } from '#pipeline/stages/check';
import { find } from '#pipeline/stages/find';
import { link } from '#pipeline/stages/link';
import { read } from '#pipeline/stages/read';
import { segment } from '#pipeline/stages/segment';
import { columns } from '#pipeline/view/columns';
import type { ArticleInput } from '#schemas/document';

/**
 * `npm run bench`: articles a second on one core, over plain texts of about 4 KB made of the paragraphs of the fixtures,
 * each text with another choice of them; then each stage apart. The compiled code is measured,
 * as it is shipped. A benchmark, never a test: it depends on the machine.
 */
const ARTICLES = 240;
const SIZE = 4096;
const RUNS = 8;

const fixtures = readFixtures('fixtures').fixtures;
const started = performance.now();
const engine = await loadEngine();
const loaded = performance.now() - started;
const inputs = Array.from({ length: ARTICLES }, (_, i) => article(i));
const characters = inputs.reduce((sum, { content }) => sum + content.length, 0);

for (const input of inputs) extract(input, engine);
const whole = measure(
  () => inputs,
  (input) => extract(input, engine),
);
const perSecond = ARTICLES / whole;
const cpu = cpuSeconds(() => inputs.map((input) => extract(input, engine)));
console.log(
  `rules loaded in ${loaded.toFixed(0)} ms; ${ARTICLES} texts of ${Math.round(characters / ARTICLES)} characters`,
);
console.log(
  `${perSecond.toFixed(0)} articles/s on one core (${((characters / whole) * 1e-6).toFixed(2)} million characters/s); ${(ARTICLES / cpu).toFixed(0)} by CPU time, which a busy machine lengthens less\n`,
);

const rows = stages().map(([name, seconds]) => [
  name,
  `${((seconds / ARTICLES) * 1e6).toFixed(0)} µs`,
  `${((100 * seconds) / whole).toFixed(1)} %`,
]);
console.log(columns([['stage', 'an article', 'of all'], ...rows], ['left', 'right', 'right']).join('\n'));

/** Seconds over all articles for each stage. Documents are made anew for each run: they keep what was looked up once. */
function stages(): readonly (readonly [string, number])[] {
  const articles = inputs.map(read);
  const segmented = () => articles.map((one) => segment(one, engine.vocabulary));
  const found = () => segmented().map((document) => ({ document, ...find(document, engine) }));
  const linked = () =>
    found().map((one, i) => ({
      ...one,
      input: inputs[i] as ArticleInput,
      linked: link(one.document, one.mentions),
      engine,
    }));
  const assembled = () => linked().map(assemble);
  const finds = Array.from({ length: engine.kinds.length + 1 }, (_, kinds) => {
    const part: Engine = { ...engine, kinds: engine.kinds.slice(0, kinds) };
    return measure(segmented, (document) => find(document, part));
  });
  return [
    ['read', measure(() => inputs, read)],
    [
      'segment',
      measure(
        () => articles,
        (one) => segment(one, engine.vocabulary),
      ),
    ],
    ['find: lexicons', finds[0] ?? 0],
    ...engine.kinds.map(({ kind }, i) => [`find: ${kind}`, (finds[i + 1] ?? 0) - (finds[i] ?? 0)] as const),
    ['link', measure(found, ({ document, mentions }) => link(document, mentions))],
    ['assemble', measure(linked, assemble)],
    ['check', measure(assembled, check)],
  ];
}

/** Seconds of the fastest run (what else the machine does only makes runs slower) over all that `prepare` gives, itself not timed. */
function measure<T>(prepare: () => readonly T[], run: (one: T) => unknown): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < RUNS; runs++) {
    const all = prepare();
    const start = performance.now();
    for (const one of all) run(one);
    fastest = Math.min(fastest, (performance.now() - start) / 1000);
  }
  return fastest;
}

/** CPU seconds of one run, of all threads (the collector's too). */
function cpuSeconds(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function article(index: number): ArticleInput {
  const paragraphs = fixtures.flatMap(({ text }) => text.split(/\n{2,}/));
  let content = '';
  for (let i = index * 7; content.length < SIZE; i += 1 + (index % 3))
    content += `${paragraphs[i % paragraphs.length]}\n\n`;
  const id = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  const source = { uri: `bench-${index}.txt`, id: null, mediaType: 'text/plain' };
  return { id, source, content, given: { published: '2024-05-17', title: null, url: null, publisher: null } };
}
