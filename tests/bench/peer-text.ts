import type { GoldLine, SuiteSpan } from './suite.js';

const LEAD = /^(?:(?:on|in|at|by|from|since|until|till|during|for|before|after)\s+)+(?=\S)/i;
const ISO: Readonly<Record<string, string>> = {
  dollar: 'USD',
  'united states dollar': 'USD',
  'australian dollar': 'AUD',
  'canadian dollar': 'CAD',
  'hong kong dollar': 'HKD',
  'singapore dollar': 'SGD',
  pound: 'GBP',
  'british pound': 'GBP',
  euro: 'EUR',
  yen: 'JPY',
  'japanese yen': 'JPY',
  'chinese yuan': 'CNY',
  yuan: 'CNY',
  won: 'KRW',
  'south korean won': 'KRW',
  rupee: 'INR',
  'indian rupee': 'INR',
  ruble: 'RUB',
  'russian ruble': 'RUB',
  'swiss franc': 'CHF',
  krona: 'SEK',
  'swedish krona': 'SEK',
  'norwegian krone': 'NOK',
  'danish krone': 'DKK',
  'polish zloty': 'PLN',
  peso: 'MXN',
  'mexican peso': 'MXN',
  bitcoin: 'BTC',
  cent: 'USD',
  cents: 'USD',
  pence: 'GBP',
  penny: 'GBP',
  euros: 'EUR',
  krone: 'NOK',
  shekel: 'ILS',
  franc: 'CHF',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
};

/** Lines of the suites that grew from calendar commands, which look ahead where news looks back. */
export function isCommand({ id }: GoldLine): boolean {
  return /^(?:dk|rt|chrono)-/.test(id);
}

/** The code and the amount of a named currency; hundredths ("cent") count in whole units as the suites have them. */
export function inUnits(
  name: string | null | undefined,
  amount: string | undefined,
): Pick<SuiteSpan, 'currency' | 'amount'> {
  const [key, ...rest] = (name ?? '').toLowerCase().split(/[\s/]+/);
  const isHundredth = /cents?$|^(?:pence|penny)$/.test([key, ...rest].join(' '));
  const currency =
    ISO[(name ?? '').toLowerCase()] ??
    ISO[key ?? ''] ??
    (/^[a-z]{3}$/.test(key ?? '') ? key?.toUpperCase() : undefined);
  const value = amount !== undefined && isHundredth ? String(Number(amount) / 100) : amount;
  return { ...(value === undefined ? {} : { amount: value }), ...(currency === undefined ? {} : { currency }) };
}

export function todayOf({ dct }: GoldLine): Date {
  return new Date(dct ?? '2020-01-15T12:00:00');
}

/** A span without trailing blanks and marks and, but for the suites of commands, which keep them, leading prepositions. */
export function trimmed(line: GoldLine, start: number, end: number): { readonly start: number; readonly end: number } {
  const quote = line.text.slice(start, end);
  const lead = isCommand(line) ? 0 : (LEAD.exec(quote)?.[0].length ?? 0);
  return { start: start + lead, end: end - (quote.length - quote.replace(/[\s,.;:!?)]+$/, '').length) };
}
