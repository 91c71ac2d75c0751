import { createRequire } from 'node:module';
import { inUnits, isCommand, todayOf, trimmed } from './peer-text.js';
import type { GoldLine, SuiteSpan } from './suite.js';

type RecognizersHit = {
  readonly start: number;
  readonly end: number;
  readonly typeName: string;
  readonly resolution: {
    readonly value?: string;
    readonly unit?: string;
    readonly isoCurrency?: string;
    readonly values?: readonly { timex?: string; type?: string; value?: string; start?: string; end?: string }[];
  } | null;
};
type Recognizers = {
  readonly Culture: { readonly English: string };
  readonly recognizeCurrency: (text: string, culture: string) => readonly RecognizersHit[];
  readonly recognizeDateTime: (text: string, culture: string, options: number, day: Date) => readonly RecognizersHit[];
};

const require = createRequire(import.meta.url);
const recognizers = require('@microsoft/recognizers-text-suite') as Recognizers;
export function recognizersMoney({ text }: GoldLine): readonly SuiteSpan[] {
  const hits = recognizers.recognizeCurrency(text, recognizers.Culture.English);
  return hits.map(({ start, end, resolution }) => ({
    kind: 'money',
    start,
    end: end + 1,
    ...inUnits(resolution?.isoCurrency ?? resolution?.unit, resolution?.value ?? undefined),
  }));
}

export function recognizersDates(line: GoldLine): readonly SuiteSpan[] {
  const hits = recognizers.recognizeDateTime(line.text, recognizers.Culture.English, 0, todayOf(line));
  return hits.map(({ start, end, typeName, resolution }) => {
    const values = resolution?.values ?? [];
    const today = (line.dct ?? '2020-01-15').slice(0, 10);
    // It gives the past and the coming reading: that which the suite would take.
    const past = values.filter((one) => (one.value ?? one.start ?? '') <= `${today}~`);
    const best = isCommand(line) ? values[values.length - 1] : (past[past.length - 1] ?? values[0]);
    const kind = typeName.split('.')[1] ?? '';
    return {
      kind: 'timex',
      ...trimmed(line, start, end + 1),
      type: kind === 'duration' || kind === 'set' ? kind.toUpperCase() : kind.startsWith('time') ? 'TIME' : 'DATE',
      ...reading(best, kind),
    };
  });
}

function reading(
  best: NonNullable<NonNullable<RecognizersHit['resolution']>['values']>[number] | undefined,
  kind: string,
) {
  if (best === undefined) return {};
  const timex = best.timex === undefined ? {} : { timex: best.timex };
  if (kind === 'duration' || kind === 'set') return { ...timex, value: best.timex ?? '' };
  if (best.value !== undefined) return { ...timex, value: best.value.replace(' ', 'T').replace(/:00$/, '') };
  const isWhole = /^\d{4}(?:-\d\d|-W\d\d)?$/.test(best.timex ?? '');
  return {
    ...timex,
    ...(isWhole && best.timex !== undefined ? { value: best.timex } : {}),
    ...(best.start === undefined ? {} : { from: best.start }),
    ...(best.end === undefined ? {} : { to: best.end }),
  };
}
