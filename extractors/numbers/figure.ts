const COMMA = 0x2c;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/** Longest figure that is read: anything longer is no number of news. */
const LONGEST = 30;

/**
 * Reads a figure with its marks in plain decimal notation: "1,234,567.8", "64,218,530", "1,28,000" (lakhs),
 * "1.045.000,00", "724,00". One mark alone is a group mark only where English uses it so: a comma before three digits.
 * @returns null for what is no single number ("192.168.1.2", "1,2,3").
 */
export function readFigure(text: string, start: number, end: number): string | null {
  if (end - start > LONGEST) return null;
  let commas = 0;
  let dots = 0;
  let lastMark = -1;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === COMMA) commas++;
    else if (unit === DOT) dots++;
    else if (unit < ZERO || unit > NINE) return null;
    else continue;
    lastMark = at;
  }
  if (lastMark < 0) return plain(text.slice(start, end));
  if (dots === 0) return readCommas(text, start, end, commas, lastMark);
  if (commas === 0) return dots === 1 ? plain(text.slice(start, end)) : grouped(text, start, end, DOT);
  return readBoth(text, start, end, commas, dots, lastMark);
}

function readCommas(text: string, start: number, end: number, commas: number, last: number): string | null {
  const whole = grouped(text, start, end, COMMA);
  if (whole !== null || commas > 1) return whole;
  return plain(`${text.slice(start, last)}.${text.slice(last + 1, end)}`);
}

/** Two kinds of marks: the last one is the decimal mark and stands once, the others group. */
function readBoth(text: string, start: number, end: number, commas: number, dots: number, last: number): string | null {
  const isComma = text.charCodeAt(last) === COMMA;
  if ((isComma ? commas : dots) > 1) return null;
  const whole = grouped(text, start, last, isComma ? DOT : COMMA);
  return whole === null ? null : plain(`${whole}.${text.slice(last + 1, end)}`);
}

/** Digits in groups: one to three, then threes; or, in lakhs, one or two, then twos and a last three. Null for other groups. */
function grouped(text: string, start: number, end: number, mark: number): string | null {
  const groups: string[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text.charCodeAt(at) !== mark) continue;
    groups.push(text.slice(from, at));
    from = at + 1;
  }
  const first = groups[0] as string;
  if (groups.length < 2 || first.startsWith('0')) return null;
  const inner = groups.slice(1, -1);
  const endsInThree = (groups.at(-1) as string).length === 3;
  const inThrees = first.length <= 3 && inner.every((group) => group.length === 3);
  const inTwos = first.length <= 2 && inner.every((group) => group.length === 2);
  return endsInThree && (inThrees || inTwos) ? groups.join('') : null;
}

/** Without needless leading zeros. */
function plain(figure: string): string {
  let at = 0;
  while (at + 1 < figure.length && figure[at] === '0' && figure[at + 1] !== '.') at++;
  return at === 0 ? figure : figure.slice(at);
}

/** Whether commas show that digits count something: "1,500". */
export function isGrouped(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === COMMA) return true;
  return false;
}
