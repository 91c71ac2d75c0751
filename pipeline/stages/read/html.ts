import { openingDateline } from '#pipeline/stages/read/dateline';
import { authorsOf } from '#pipeline/stages/read/html/authors';
import { type PageBlock, pageBlocks } from '#pipeline/stages/read/html/blocks';
import { articleContainer, isWithin } from '#pipeline/stages/read/html/container';
import { modifiedDay, pageDates } from '#pipeline/stages/read/html/dates';
import { measurePage } from '#pipeline/stages/read/html/measure';
import { type PageData, pageData } from '#pipeline/stages/read/html/page-data';
import { titleOf } from '#pipeline/stages/read/html/title';
import { type Element, parsePage } from '#pipeline/stages/read/html/tree';
import { zonesOfPage } from '#pipeline/stages/read/html/zones';
import { languageOf } from '#pipeline/stages/read/language';
import { isoDay } from '#pipeline/stages/read/printed-date';
import { type DateClaim, givenDay, publishedOf } from '#pipeline/stages/read/published';
import { type Piece, plain, rolesOf } from '#pipeline/stages/read/roles';
import { type Part, tile } from '#pipeline/stages/read/tile';
import type { Article, ArticleInput } from '#schemas/document';
import type { SegmentRole } from '#schemas/vocabulary';

/** Reads a page: its article's text, paragraphs joined by a blank line, with what the page says about it. */
export function readHtml({ content, given }: ArticleInput): Article {
  const data = pageData(parsePage(content));
  const { title, others } = titleOf(data);
  const blocks = data.body ? articleBlocks(data.body) : [];
  const url = given.url ?? data.canonical ?? data.metas.get('og:url') ?? data.linked.url;
  const headline = given.title ?? title;
  const { text, parts, claims, agency } = assemble(blocks, headline);
  const option = given.published === null ? null : givenDay(given.published);
  const { published, conflicts } = publishedOf([
    ...(option === null ? [] : [{ value: option, source: 'option' } as const]),
    ...pageDates(data, url),
    ...claims,
  ]);
  return {
    title: headline,
    byline: authorsOf(data),
    publisher: given.publisher ?? publisherOf(data) ?? agency,
    url,
    language: languageOf(text),
    published,
    modified: modifiedDay(data),
    conflicts: [...conflicts, ...others.map(({ value, source }) => ({ field: 'title', value, source }))],
    text,
    segments: tile(text, parts),
    warnings: [],
  };
}

const publisherOf = ({ linked, metas }: PageData): string | null =>
  linked.publisher ?? metas.get('og:site_name') ?? metas.get('application-name') ?? metas.get('dc.publisher') ?? null;

function articleBlocks(body: Element): readonly PageBlock[] {
  const measures = measurePage(body);
  const blocks = pageBlocks(body, zonesOfPage(body, measures), measures);
  const container = articleContainer(blocks, measures, body);
  return blocks.filter(({ element }) => isWithin(element, container));
}

type Assembled = {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly claims: readonly DateClaim[];
  readonly agency: string | null;
};

/** Joins the blocks to the article's text and gives each its role. */
function assemble(blocks: readonly PageBlock[], headline: string | null): Assembled {
  const pieces: Piece[] = blocks.map((block) => ({ ...block, hint: block.zone }));
  const at = headline === null ? -1 : pieces.findIndex(({ text }) => plain(text) === plain(headline));
  const roles = rolesOf(pieces, headline).map((role, i): SegmentRole => (i === at ? 'headline' : role));
  const parts: Part[] = [];
  const claims: DateClaim[] = [];
  let agency: string | null = null;
  let text = '';
  let bodies = 0;
  const add = (block: string, role: SegmentRole) => {
    if (text !== '') text += '\n\n';
    const dateline = role === 'body' ? openingDateline(block, bodies === 0) : null;
    if (dateline) {
      parts.push({ start: text.length, role: 'dateline' });
      agency ??= dateline.agency;
      if (dateline.date && dateline.date.year !== null)
        claims.push({ value: isoDay(dateline.date.year, dateline.date.month, dateline.date.day), source: 'dateline' });
    }
    parts.push({ start: text.length + (dateline?.length ?? 0), role });
    text += block;
    if (role === 'body') bodies++;
  };
  if (at < 0 && headline !== null) add(headline, 'headline');
  pieces.forEach((piece, i) => {
    add(piece.text, roles[i] as SegmentRole);
  });
  return { text, parts, claims, agency };
}
