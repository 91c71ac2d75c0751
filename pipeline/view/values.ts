import { oneLine } from '#pipeline/view/paint';
import type { ArticleRecord } from '#schemas/record';

type Money = ArticleRecord['money'][number];
type DateMention = ArticleRecord['dates'][number];

/** `USD 1,040,000,000 per-year`, `USD 3,000,000,000–4,000,000,000`, `about EUR 210,000,000`, `vague USD`. */
export function moneyLabel({ currency, amount, low, high, vague, bound, basis, suspect }: Money): string {
  const about = bound === 'exact' || bound === 'range' ? '' : `${bound} `;
  const number =
    amount !== null ? grouped(amount) : low !== null && high !== null ? `${grouped(low)}–${grouped(high)}` : '';
  const value = vague ? 'vague sum' : number;
  return `${about}${currency ?? '(currency unknown)'} ${value}${basis === 'total' ? '' : ` ${basis}`}${suspect ? ' (suspect)' : ''}`;
}

/** `2025-04-11`, `END 2031`, `P5Y`. */
export const dateLabel = ({ value, mod }: DateMention): string => (mod ? `${mod} ${value}` : value);

export const quoted = (text: string): string => `“${oneLine(text)}”`;

/** Digits in groups of three, never in the notation of powers of ten. */
function grouped(value: number): string {
  const [whole = '', fraction] = plainNumber(value).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction ? `${groups}.${fraction}` : groups;
}

const plainNumber = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
