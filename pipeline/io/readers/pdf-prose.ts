/** A line as it stands on a page; `bottom` is its distance from the page's foot, null where unknown. */
export type PrintedLine = {
  readonly text: string;
  readonly page: number;
  readonly bottom: number | null;
  /** Of its letters. */
  readonly height: number;
};

/** A wider step than this, in heights of a line, sets paragraphs apart. */
const WIDE = 1.75;
/** Letters larger by this factor belong to a heading. */
const LARGER = 1.15;

/** First parts that keep their hyphen at a line's end: "five-|year", "long-|term". */
const KEEPS_HYPHEN =
  /(?:^|[^\p{L}])(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|multi|long|short|medium|joint|co|non|mid|anti|air|sea|land|ship|ground|surface|state|well|high|low|cost|self|counter)-$/iu;

/** Lines at the top or the foot of most pages that differ in their numbers only: running heads and page numbers. */
export function withoutRunningHeads(pages: readonly (readonly PrintedLine[])[]): readonly (readonly PrintedLine[])[] {
  const masked = ({ text }: PrintedLine): string => text.replace(/\d+/g, '0').replace(/\s+/g, ' ').trim();
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const mask of new Set(edges(lines).map(masked))) counts.set(mask, (counts.get(mask) ?? 0) + 1);
  const isRunning = (line: PrintedLine) => {
    const count = counts.get(masked(line)) ?? 0;
    return count >= 2 && count * 2 > pages.length;
  };
  return pages.map((lines) => {
    const dropped = new Set(edges(lines).filter(isRunning));
    return lines.filter((line) => !dropped.has(line));
  });
}

const edges = (lines: readonly PrintedLine[]): readonly PrintedLine[] => {
  const visible = lines.filter(({ text }) => text.trim() !== '');
  return [...visible.slice(0, 2), ...visible.slice(-2)];
};

/** Joins printed lines to paragraphs, set apart by an empty line. */
export function proseOf(lines: readonly PrintedLine[]): string {
  let prose = '';
  let before: PrintedLine | null = null;
  let isApart = false;
  for (const line of lines) {
    const text = line.text.replace(/\s+/g, ' ').trim();
    if (text === '') {
      isApart = true;
      continue;
    }
    if (before === null) prose = text;
    else if (isApart ? !continues(before, text) : isNewParagraph(before, line)) prose += `\n\n${text}`;
    else prose = joined(prose, text);
    before = { ...line, text };
    isApart = false;
  }
  return prose;
}

function isNewParagraph(before: PrintedLine, line: PrintedLine): boolean {
  if (before.page !== line.page) return !continues(before, line.text);
  const [small, large] = [Math.min(before.height, line.height), Math.max(before.height, line.height)];
  if (small > 0 && large > small * LARGER) return true;
  if (before.bottom === null || line.bottom === null || large === 0) return false;
  const step = before.bottom - line.bottom;
  return step > large * WIDE || step < 0;
}

/** A sentence that stops at a page's foot, or at an empty line that the program set, goes on in small letters. */
const continues = (before: PrintedLine, text: string): boolean =>
  !/[.!?:"”]$/.test(before.text) && /^\p{Ll}/u.test(text);

function joined(prose: string, text: string): string {
  const isSplit = /\p{Ll}-$/u.test(prose) && /^\p{Ll}/u.test(text);
  if (!isSplit) return `${prose} ${text}`;
  return KEEPS_HYPHEN.test(prose.slice(-20)) ? prose + text : prose.slice(0, -1) + text;
}
