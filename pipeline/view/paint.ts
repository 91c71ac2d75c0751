/** Marks text for a terminal, or leaves it alone. */
export type Paint = {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
};

const ESCAPE = '\u001b[';
const code =
  (on: number, off: number) =>
  (text: string): string =>
    `${ESCAPE}${on}m${text}${ESCAPE}${off}m`;
const plain = (text: string): string => text;

const COLOURS: Paint = {
  bold: code(1, 22),
  dim: code(2, 22),
  red: code(31, 39),
  green: code(32, 39),
  yellow: code(33, 39),
};
const PLAIN: Paint = { bold: plain, dim: plain, red: plain, green: plain, yellow: plain };

export const paintFor = (colour: boolean): Paint => (colour ? COLOURS : PLAIN);

/** Text of an article on one line, harmless for a terminal: control characters become blanks. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
