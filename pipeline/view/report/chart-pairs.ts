import { actorsOf, type Namer, namerOf } from '#pipeline/view/report/actors';
import { type Html, html } from '#pipeline/view/report/html';
import { canvas, figure, label, round, tally } from '#pipeline/view/report/svg';
import type { ArticleRecord } from '#schemas/record';

const [WIDTH, HEIGHT, RADIUS] = [420, 250, 86];
/** No more can be told apart on a circle. */
const MOST_ACTORS = 14;
const LONGEST_NAME = 19;

type Pair = { readonly a: string; readonly b: string; readonly count: number };
type Place = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
};

/** Who has agreements with whom: actors on a circle, a line for each pair, as wide as they have agreements. */
export function pairChart(records: readonly ArticleRecord[]): Html {
  const all = pairsOf(records, namerOf(records));
  const actors = new Set(all.flatMap(({ a, b }) => [a, b]));
  const drawn = new Map(placesOf(mostTied(all)).map((place) => [place.name, place]));
  const pairs = all.filter(({ a, b }) => drawn.has(a) && drawn.has(b));
  const most = Math.max(...pairs.map(({ count }) => count));
  const says = all
    .slice(0, 10)
    .map(({ a, b, count }) => `${a} and ${b}: ${count}`)
    .join('; ');
  const content = [pairs.map((pair) => line(pair, drawn, most)), [...drawn.values()].map(node)];
  return figure(
    'Who with whom',
    says,
    pairs.length ? canvas(WIDTH, HEIGHT, `Pairs with the most agreements: ${says}`, content) : null,
    actors.size > MOST_ACTORS &&
      html`<p class="key">${drawn.size} of ${actors.size} actors: the pairs with the most agreements</p>`,
  );
}

function pairsOf(records: readonly ArticleRecord[], namer: Namer): readonly Pair[] {
  const keys = records.flatMap((record) =>
    record.agreements.flatMap((agreement) => {
      const actors = [...actorsOf(agreement, record, namer)].sort();
      return actors.flatMap((a, i) => actors.slice(i + 1).map((b) => JSON.stringify([a, b])));
    }),
  );
  return tally(keys).map(([key, count]) => {
    const [a = '', b = ''] = JSON.parse(key) as string[];
    return { a, b, count };
  });
}

/** The actors of the pairs with the most agreements, neighbours on the circle where they are a pair. */
function mostTied(pairs: readonly Pair[]): readonly string[] {
  const names: string[] = [];
  for (const { a, b } of pairs) {
    const added = [a, b].filter((name) => !names.includes(name));
    if (names.length + added.length <= MOST_ACTORS) names.push(...added);
  }
  return names;
}

function placesOf(names: readonly string[]): readonly Place[] {
  return names.map((name, i) => {
    const angle = (2 * Math.PI * i) / names.length - Math.PI / 2;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return { name, x: WIDTH / 2 + RADIUS * cos, y: HEIGHT / 2 + RADIUS * sin, cos, sin };
  });
}

function line({ a, b, count }: Pair, places: ReadonlyMap<string, Place>, most: number) {
  const [from, to] = [places.get(a), places.get(b)];
  if (!from || !to) return null;
  const [cx, cy] = [(from.x + to.x) / 4 + WIDTH / 4, (from.y + to.y) / 4 + HEIGHT / 4];
  const path = `M${round(from.x)} ${round(from.y)}Q${round(cx)} ${round(cy)} ${round(to.x)} ${round(to.y)}`;
  return html`<path class="tie" d="${path}" stroke-width="${round(1 + (6 * count) / most)}"><title>${a} and ${b}: ${count}</title></path>`;
}

function node({ name, x, y, cos, sin }: Place) {
  const anchor = cos > 0.2 ? 'start' : cos < -0.2 ? 'end' : 'middle';
  const lift = anchor === 'middle' ? sin * 9 : 0;
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  return html`<circle class="node" cx="${round(x)}" cy="${round(y)}" r="4"><title>${name}</title></circle>${label(x + cos * 9, y + 4 + lift, short, anchor)}`;
}
