/**
 * True of XML whose elements stand in each other deeper than `most`: parsers take a time for it that grows with the
 * square of the depth. End tags that close nothing are passed over, as parsers do.
 */
export function isDeeper(xml: string, most: number): boolean {
  const open: string[] = [];
  const counts = new Map<string, number>();
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const end = endOfMarkup(xml, at);
    const isEnd = xml[at + 1] === '/';
    const name = /^[^\s/>]{1,100}/.exec(xml.slice(at + (isEnd ? 2 : 1), at + 102))?.[0] ?? '';
    const isElement = /^[\p{L}_:]/u.test(name) && (isEnd || xml[end - 1] !== '/');
    at = end + 1;
    if (!isElement) continue;
    if (isEnd) close(name, open, counts);
    else {
      open.push(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (open.length > most) return true;
    }
  }
  return false;
}

function close(name: string, open: string[], counts: Map<string, number>): void {
  if (!counts.get(name)) return;
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    counts.set(last, (counts.get(last) ?? 1) - 1);
    if (last === name) return;
  }
}

/** Where a tag, comment, CDATA section or instruction that begins at `at` ends: its last character. */
function endOfMarkup(xml: string, at: number): number {
  const [start, end] = ENDS.find(([mark]) => xml.startsWith(mark, at)) ?? ['<', '>'];
  const found = xml.indexOf(end, at + start.length);
  return found < 0 ? xml.length : found + end.length - 1;
}

const ENDS: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];
