import { namesIn } from '#pipeline/stages/read/byline';
import { openingDateline, standingDateline } from '#pipeline/stages/read/dateline';
import { frontMatter } from '#pipeline/stages/read/front-matter';
import { inferredClaims } from '#pipeline/stages/read/inferred-year';
import { languageOf } from '#pipeline/stages/read/language';
import { isoDay, type PrintedDate, printedDates } from '#pipeline/stages/read/printed-date';
import { type DateClaim, givenDay, publishedOf } from '#pipeline/stages/read/published';
import { type Piece, rolesOf } from '#pipeline/stages/read/roles';
import { type TextBlock, textBlocks } from '#pipeline/stages/read/text-blocks';
import { type Part, tile } from '#pipeline/stages/read/tile';
import type { Article, ArticleInput } from '#schemas/document';
import type { SegmentRole } from '#schemas/vocabulary';

type Found = {
  readonly parts: readonly Part[];
  readonly agency: string | null;
  readonly claims: readonly DateClaim[];
  readonly byline: readonly string[];
  /** The day of the first dateline that gives no year. */
  readonly yearless: PrintedDate | null;
};

/** Reads a plain text: the text stays as it is (without a byte-order mark), its blocks get their roles. Linear. */
export function readPlainText({ content, given }: ArticleInput): Article {
  const text = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  const blocks = textBlocks(text);
  const front = frontMatter(blocks, given.title);
  const headline = blocks[front.headline]?.text ?? null;
  const first = Math.max(front.headline, front.dek) + 1;
  const roles = blocks.map((_, i): SegmentRole | null =>
    i < front.kickers ? 'kicker' : i === front.headline ? 'headline' : i === front.dek ? 'dek' : null,
  );
  const rest = blocks.map((block, i) => ({ block, i })).filter(({ i }) => roles[i] === null);
  const above = rest.filter(({ i }) => i < first);
  const below = rest.filter(({ i }) => i >= first);
  for (const group of [above, below])
    rolesOf(
      group.map(({ block }) => pieceOf(block)),
      headline,
    ).forEach((role, k) => {
      roles[(group[k] as { i: number }).i] = role;
    });
  const found = partsOf(text, blocks, roles as readonly SegmentRole[]);
  const option = given.published === null ? null : givenDay(given.published);
  const claims: readonly DateClaim[] = [
    ...(option === null ? [] : [{ value: option, source: 'option' } as const]),
    ...found.claims,
  ];
  const { published, conflicts } = publishedOf(claims.length ? claims : inferredClaims(found.yearless, text));
  return {
    title: given.title ?? headline,
    byline: found.byline,
    publisher: given.publisher ?? found.agency,
    url: given.url,
    language: languageOf(text),
    published,
    modified: null,
    conflicts,
    text,
    segments: tile(text, found.parts),
    warnings: [],
  };
}

const pieceOf = ({ text, apart }: TextBlock): Piece => ({ text, tag: 'paragraph', linked: null, hint: null, apart });

/** Cuts the datelines off their paragraphs and gathers what datelines, author lines and headlines say. */
function partsOf(text: string, blocks: readonly TextBlock[], roles: readonly SegmentRole[]): Found {
  const parts: Part[] = [];
  const claims: DateClaim[] = [];
  const byline: string[] = [];
  let agency: string | null = null;
  let bodies = 0;
  let yearless: PrintedDate | null = null;
  const claim = (date: PrintedDate | null | undefined, source: DateClaim['source'], inferred = false) => {
    if (date && date.year !== null) claims.push({ value: isoDay(date.year, date.month, date.day), source, inferred });
  };
  blocks.forEach((block, i) => {
    const role = roles[i] as SegmentRole;
    if (role === 'dateline') {
      const date = standingDateline(block.text);
      claim(date, 'dateline');
      yearless ??= date;
    }
    if (role === 'byline') {
      byline.push(...namesIn(block.text).filter((name) => !byline.includes(name)));
      claim(printedDates(block.text)[0], 'byline');
    }
    if (role === 'headline' && /^(?:\w+ )?contracts? (?:for|of|awarded)\b/i.test(block.text))
      claim(printedDates(block.text)[0], 'text', true);
    const dateline = role === 'body' ? openingDateline(text.slice(block.start, block.end), bodies === 0) : null;
    if (dateline) {
      parts.push({ start: block.start, role: 'dateline' });
      claim(dateline.date, 'dateline');
      yearless ??= dateline.date;
      agency ??= dateline.agency;
    }
    parts.push({ start: block.start + (dateline?.length ?? 0), role });
    if (role === 'body') bodies++;
  });
  return { parts, agency, claims, byline, yearless };
}
