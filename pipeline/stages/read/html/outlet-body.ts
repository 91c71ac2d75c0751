import { OUTLETS, type Outlet } from '#pipeline/stages/read/html/outlets';
import { type Element, eachElement, textOf, tidy } from '#pipeline/stages/read/html/tree';

/** With less text than this an element holds no article. */
const SHORTEST = 200;

/**
 * The element that holds the article by the layout of a known outlet; null where the outlet or the element is not
 * known, or the page is of another time.
 * @param day publication day, null where unknown
 */
export function outletBody(body: Element, url: string | null, day: string | null): Element | null {
  const outlet = outletOf(url, day);
  if (!outlet) return null;
  for (const mark of outlet.body) {
    const found: Element[] = [];
    eachElement(body, (element) => {
      if (matches(element, mark)) found.push(element);
    });
    const [first] = found.filter((element) => tidy(textOf(element)).length >= SHORTEST);
    if (first) return first;
  }
  return null;
}

function outletOf(url: string | null, day: string | null): Outlet | null {
  const host = /^https?:\/\/([^/:?#]{1,200})/i.exec(url ?? '')?.[1]?.toLowerCase();
  if (host === undefined) return null;
  return (
    OUTLETS.find(
      ({ hosts, from, until }) =>
        hosts.some((known) => host === known || host.endsWith(`.${known}`)) &&
        (day === null || ((from === null || day >= from) && (until === null || day <= until))),
    ) ?? null
  );
}

/** "div.a.b" or "div#id". */
function matches({ name, attribs }: Element, mark: string): boolean {
  const [tag = '', ...marks] = mark.split(/(?=[.#])/);
  if (tag !== name) return false;
  const classes = (attribs.class ?? '').split(/\s+/);
  return marks.every((one) => (one.startsWith('#') ? attribs.id === one.slice(1) : classes.includes(one.slice(1))));
}
