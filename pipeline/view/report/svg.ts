import { type Html, html, type Part } from '#pipeline/view/report/html';

/** A figure with a heading, a drawing that has its meaning in words, and its key. */
export function figure(title: string, says: string, drawing: Html | null, key: Part): Html {
  return html`<figure class="panel"><figcaption>${title}</figcaption>${
    drawing ?? html`<p class="none">nothing to draw</p>`
  }${key}<p class="hidden">${says}</p></figure>`;
}

export const canvas = (width: number, height: number, label: string, content: Part): Html =>
  html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${content}</svg>`;

type Bar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A bar of a series; its words appear where a pointer rests on it. */
export const bar = ({ x, y, width, height }: Bar, series: string, words: string): Html =>
  html`<rect class="${series}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"><title>${words}</title></rect>`;

export const label = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start'): Html =>
  html`<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${text}</text>`;

export const key = (series: readonly (readonly [className: string, name: string])[]): Html =>
  html`<p class="key">${series.map(([className, name]) => html`<span><i class="${className}"></i>${name}</span>`)}</p>`;

export const round = (value: number): number => Math.round(value * 10) / 10;

/** Things with how often they occur, the most frequent first; ties by name. */
export function tally(things: Iterable<string>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
