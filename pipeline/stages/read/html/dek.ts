import type { PageBlock } from '#pipeline/stages/read/html/blocks';
import type { Element } from '#pipeline/stages/read/html/tree';
import { classWords } from '#pipeline/stages/read/html/zones';
import { plain } from '#pipeline/stages/read/roles';

const WORDS: ReadonlySet<string> = new Set(
  'dek deck standfirst subtitle subheadline subheading subhead strapline summary lead lede intro abstract excerpt preamble ingress chapo chapeau sottotitolo entradilla bajada vorspann lid perex zajawka spot description descripcion subtitulo undertitel manchet sapo dropline'.split(
    ' ',
  ),
);
const PAIRS: ReadonlySet<string> = new Set(
  'sub-title sub-headline sub-heading sub-head stand-first head-line-sub'.split(' '),
);

const LONGEST = 600;
const COMPARED = 60;

/** A standfirst by its class, or because the page's description says the same. */
export function isDek(block: PageBlock, description: string | null): boolean {
  const { text, zone, linked, tag } = block;
  if (text.length < 20 || text.length > LONGEST || (linked ?? 0) > 0.5 || tag === 'item') return false;
  if (zone !== null && zone !== 'caption' && zone !== 'byline') return false;
  if (zone === null && isNamed(block.element)) return true;
  if (description === null || zone !== null) return false;
  const [a, b] = [plain(text), plain(description)];
  return (
    b.length >= 20 &&
    (a === b || (a.length > COMPARED && b.startsWith(a.slice(0, COMPARED)) && a.length < b.length * 1.3))
  );
}

function isNamed(element: Element): boolean {
  const parent = element.parent && 'attribs' in element.parent ? (element.parent as Element) : null;
  return [element, parent].some(
    (one) =>
      one !== null && namesDek(`${one.attribs.class ?? ''} ${one.attribs.id ?? ''} ${one.attribs.itemprop ?? ''}`),
  );
}

function namesDek(label: string): boolean {
  const words = classWords(label);
  return words.some((word, i) => WORDS.has(word) || PAIRS.has(`${word}-${words[i + 1]}`));
}
