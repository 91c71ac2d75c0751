import { moneyLabel } from '#pipeline/view/values';
import type { ArticleRecord } from '#schemas/record';
import type { Status } from '#schemas/vocabulary';

export type Money = ArticleRecord['money'][number];

/** Groups of statuses that look alike: what is wanted, what is being decided, what holds, what has stopped. */
export const TONES = ['wanted', 'pending', 'agreed', 'stopped', 'unknown'] as const;
export type Tone = (typeof TONES)[number];

const TONE_OF: Readonly<Record<Status, Tone>> = {
  considered: 'wanted',
  requested: 'wanted',
  tendered: 'wanted',
  shortlisted: 'wanted',
  selected: 'pending',
  negotiating: 'pending',
  stalled: 'stopped',
  'agreed-in-principle': 'pending',
  approved: 'pending',
  notified: 'pending',
  offered: 'wanted',
  initialled: 'pending',
  signed: 'agreed',
  awarded: 'agreed',
  ratified: 'agreed',
  'in-force': 'agreed',
  delivering: 'agreed',
  amended: 'agreed',
  extended: 'agreed',
  suspended: 'stopped',
  disputed: 'stopped',
  'notice-given': 'stopped',
  expired: 'stopped',
  terminated: 'stopped',
  rejected: 'stopped',
  completed: 'agreed',
};

export const toneOf = (status: Status | null): Tone => (status ? TONE_OF[status] : 'unknown');

/** A code of the vocabularies as words: `delivery-start` is “delivery start”. */
export const words = (code: string): string => code.replaceAll('-', ' ');

const SCALES = [
  ['trillion', 12],
  ['billion', 9],
  ['million', 6],
] as const;

/** `USD 1.04 billion` where three decimals say it exactly, else all digits. */
export function shortMoney(money: Money): string {
  const long = moneyLabel(money).replace(money.basis, words(money.basis));
  const figures = long.match(/\d[\d,.]*/g) ?? [];
  return figures.reduce((label, figure) => label.replace(figure, shortFigure(figure)), long);
}

function shortFigure(figure: string): string {
  const digits = figure.replaceAll(',', '');
  if (digits.includes('.')) return figure;
  for (const [name, power] of SCALES) {
    if (digits.length <= power) continue;
    const fraction = digits.slice(-power).replace(/0+$/, '');
    if (fraction.length > 3) return figure;
    return `${digits.slice(0, -power)}${fraction ? `.${fraction}` : ''} ${name}`;
  }
  return figure;
}

const PERIODS: Readonly<Record<string, string>> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

/** `P5Y` as “5 years”; anything less plain stays as it is. */
export function shortDuration(value: string): string {
  const [, count, letter = ''] = /^P(\d+)([YMWD])$/.exec(value) ?? [];
  const noun = PERIODS[letter];
  return count && noun ? `${count} ${noun}${count === '1' ? '' : 's'}` : value;
}
