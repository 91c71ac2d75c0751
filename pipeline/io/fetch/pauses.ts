/** Statuses after which asking again may help. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

export const mayPass = (status: number): boolean => PASSING.has(status);

/** Milliseconds that a Retry-After header (seconds or an HTTP date) asks for, null where it says nothing. */
export function retryAfter(value: string, now: number): number | null {
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** The pause before another attempt, doubling from `first`. */
export const backOff = (attempt: number, first: number): number => first * 2 ** attempt;
