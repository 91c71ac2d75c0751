import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { findInText } from '#pipeline/stages/find-in-text';
import type { DateValue, Mention } from '#schemas/mention';

const engine = await loadEngine();
const datesOf = (text: string, published: string | null) =>
  (findInText(text, published, engine).get('date') ?? []) as readonly Mention<DateValue>[];

/** Words that dates are made of, and some between. */
const WORDS =
  "the a of in on to and from between - – / , . ( ) ' s next last this early mid late end beginning first second half quarter year years month week day days decade century ago later earlier before after May March Jan. Sept. Monday Friday spring winter 1 4 12 31 40 99 2019 2024 1998 2019-20 FY2021 490 BC 12:30 p.m. GMT 05/06/2020 2020-02-30 fiscal every each two five ten few several night morning today yesterday tomorrow Easter weekend that same following previous new will signed expires troops".split(
    ' ',
  );
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40, size: 'max' }).map((words) => words.join(' '));
const published = fc.constantFrom(null, '2024', '2024-02-29', '1999-12-31', '0001-01-01', '9999-12-31');

const VALUE = new RegExp(
  [
    '^(?:',
    // Points: years, months, days, weeks, quarters, halves, seasons, with parts of the day or times; open places as X.
    '(?:(?:FY)?[\\dX]{3,4}|BC\\d{2,4}|[\\dX]{4})(?:-(?:[\\dX]{2}(?:-[\\dX]{2})?|Q[\\dX]|H[\\dX]|SP|SU|FA|WI|W[\\dX]{2}(?:-(?:[\\dX]|WE))?))?(?:T(?:MO|AF|EV|NI|[\\dX]{2}(?::[\\dX]{2}){0,2}Z?))?',
    '|T\\d{2}:\\d{2}(?::\\d{2})?Z?|PAST_REF|FUTURE_REF|PRESENT_REF|P[\\dXYMWDQTHS.]+(?:DE|CE)?',
    ')$',
  ].join(''),
);

describe('dates in any order of words', () => {
  it('are spans of the text, apart and in order, with values that TIMEX3 knows', () => {
    fc.assert(
      fc.property(text, published, (words, day) => {
        let last = 0;
        for (const { start, end, value } of datesOf(words, day)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(words.slice(start, end)).toBe(words.slice(start, end).trim());
          for (const one of value.value.split('/')) expect(one, `${words} → ${value.value}`).toMatch(VALUE);
          if (value.earliest !== null && value.latest !== null) expect(value.earliest <= value.latest).toBe(true);
          last = end;
        }
      }),
      { numRuns: 600 },
    );
  });

  it('are the same however often and after whatever else they are looked for', () => {
    fc.assert(
      fc.property(text, text, published, (one, other, day) => {
        const first = JSON.stringify(datesOf(one, day));
        datesOf(other, day);
        expect(JSON.stringify(datesOf(one, day))).toBe(first);
      }),
      { numRuns: 100 },
    );
  });
});

describe('years that four digits cannot say', () => {
  const first = (said: string, day: string | null) => datesOf(said, day)[0]?.value.value;

  it('are left open', () => {
    expect(first('It began 99 weeks ago.', '0001-01-01')).toBe('XXXX-WXX');
    expect(first('It began two weekends ago.', '0001-01-01')).toBe('XXXX-WXX-WE');
    expect(first('It is due next year.', '9999-12-31')).toBe('XXXX');
    expect(first('It is due next fiscal year.', '9999-12-31')).toBe('FYXXXX');
  });
});

describe('what is known of the day of writing', () => {
  const said = 'It was agreed on Tuesday, will start in March and ends next year.';

  it('leaves open what it would decide', () => {
    expect(datesOf(said, null).map(({ value }) => [value.value, value.certainty, value.earliest])).toEqual([
      ['XXXX-WXX-2', 'ambiguous', null],
      ['XXXX-03', 'ambiguous', null],
      ['XXXX', 'ambiguous', null],
    ]);
  });

  it('may be a year only', () => {
    expect(datesOf(said, '2019').map(({ value }) => value.value)).toEqual(['XXXX-WXX-2', '2019-03', '2020']);
  });

  it('is the anchor of what is counted from it', () => {
    const [tuesday, march, year] = datesOf(said, '2019-02-06').map(({ value }) => value);
    expect(tuesday).toEqual({
      type: 'date',
      value: '2019-02-05',
      mod: null,
      earliest: '2019-02-05',
      latest: '2019-02-05',
      anchor: 'published',
      certainty: 'inferred',
    });
    expect(march).toMatchObject({ value: '2019-03', earliest: '2019-03-01', latest: '2019-03-31' });
    expect(year).toMatchObject({ value: '2020', earliest: '2020-01-01', latest: '2020-12-31' });
  });
});

describe('weekdays', () => {
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

  it('lie up to five days back, a sixth is tomorrow', () => {
    const found = days.map((day) => datesOf(`They met on ${day}.`, '2024-03-13')[0]?.value.value);
    expect(found).toEqual([
      '2024-03-11',
      '2024-03-12',
      '2024-03-13',
      '2024-03-14',
      '2024-03-08',
      '2024-03-09',
      '2024-03-10',
    ]);
  });

  it('lie ahead after words of the future', () => {
    const found = days.map((day) => datesOf(`They will meet on ${day}.`, '2024-03-13')[0]?.value.value);
    expect(found).toEqual([
      '2024-03-18',
      '2024-03-19',
      '2024-03-13',
      '2024-03-14',
      '2024-03-15',
      '2024-03-16',
      '2024-03-17',
    ]);
  });
});

describe('fiscal years', () => {
  const days = (said: string) =>
    datesOf(said, '2024-03-13').map(({ value }) => [value.value, value.earliest, value.latest]);

  it('are those of the country that the text names', () => {
    expect(days('The Pentagon asked the U.S. Congress for fiscal 2019 funds.')).toEqual([
      ['FY2019', '2018-10-01', '2019-09-30'],
    ]);
    expect(days('Tokyo set aside 8 trillion yen for fiscal 2019.')).toEqual([['FY2019', '2019-04-01', '2020-03-31']]);
    expect(days('India set aside Rs 90 crore for fiscal 2019.')).toEqual([['FY2019', '2018-04-01', '2019-03-31']]);
  });

  it('have no days without a country', () => {
    expect(days('The firm was weak in fiscal 2019.')).toEqual([['FY2019', null, null]]);
  });
});
