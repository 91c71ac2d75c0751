import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, formatDay, fromDays, isDay, parseDay, toDays, weekdayOf } from '#pipeline/language/calendar';
import { easter, holiday, nthWeekday } from '#pipeline/language/calendar/holidays';
import { intervalOf } from '#pipeline/language/calendar/intervals';
import { formatWeek, mondayOf, weekOf } from '#pipeline/language/calendar/weeks';

const day = (text: string): number => parseDay(text) as number;
const span = (value: string) => {
  const interval = intervalOf(value);
  return interval && [formatDay(interval.first), formatDay(interval.last)];
};

describe('days', () => {
  it('counts from 1970', () => {
    expect(toDays(1970, 1, 1)).toBe(0);
    expect(toDays(2000, 3, 1)).toBe(11017);
    expect(fromDays(-1)).toEqual({ year: 1969, month: 12, day: 31 });
  });

  it('goes there and back, a day at a time, like the calendar of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const { year, month, day: ofMonth } = fromDays(days);
        expect(toDays(year, month, ofMonth)).toBe(days);
        const platform = new Date(days * 86_400_000);
        expect([year, month, ofMonth]).toEqual([
          platform.getUTCFullYear(),
          platform.getUTCMonth() + 1,
          platform.getUTCDate(),
        ]);
        expect(weekdayOf(days) % 7).toBe(platform.getUTCDay());
      }),
    );
  });

  it('refuses days that are not', () => {
    expect(parseDay('2021-02-29')).toBeNull();
    expect(parseDay('2020-02-29')).not.toBeNull();
    expect(isDay(1900, 2, 29)).toBe(false);
    expect(parseDay('2019-13-01')).toBeNull();
    expect(formatDay(toDays(-5, 1, 1))).toBeNull();
  });

  it('adds months and stays in the month', () => {
    expect(formatDay(addMonths(day('2019-01-31'), 1))).toBe('2019-02-28');
    expect(formatDay(addMonths(day('2019-03-15'), -27))).toBe('2016-12-15');
  });
});

describe('weeks', () => {
  it('knows the weeks around New Year', () => {
    expect(formatWeek(weekOf(day('2019-12-30')))).toBe('2020-W01');
    expect(formatWeek(weekOf(day('2021-01-03')))).toBe('2020-W53');
    expect(formatWeek(weekOf(day('2018-12-31')))).toBe('2019-W01');
  });

  it('finds the Monday of every week again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 600_000 }), (days) => {
        const monday = mondayOf(weekOf(days));
        expect(days - monday).toBeGreaterThanOrEqual(0);
        expect(days - monday).toBeLessThan(7);
        expect(weekdayOf(monday)).toBe(1);
      }),
    );
  });
});

describe('holidays', () => {
  it('computes Easter', () => {
    expect(['1818', '1961', '2000', '2019', '2024', '2038'].map((year) => formatDay(easter(Number(year))))).toEqual([
      '1818-03-22',
      '1961-04-02',
      '2000-04-23',
      '2019-04-21',
      '2024-03-31',
      '2038-04-25',
    ]);
  });

  it('counts weekdays in months', () => {
    expect(formatDay(nthWeekday(2016, 11, 4, 4))).toBe('2016-11-24');
    expect(formatDay(nthWeekday(2021, 5, 1, -1))).toBe('2021-05-31');
    expect(formatDay(holiday('good-friday', 2022) as number)).toBe('2022-04-15');
    expect(holiday('toString', 2022)).toBeNull();
  });
});

describe('intervals', () => {
  it.each([
    ['2019-02-05', '2019-02-05', '2019-02-05'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2018-Q3', '2018-07-01', '2018-09-30'],
    ['2021-H2', '2021-07-01', '2021-12-31'],
    ['1998-WI', '1998-12-01', '1999-02-28'],
    ['2019-W05-WE', '2019-02-02', '2019-02-03'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2019', '2019-01-01', '2019-12-31'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['2015-01/2015-04', '2015-01-01', '2015-04-30'],
    ['1994-10-18TNI', '1994-10-18', '1994-10-18'],
    ['2025-06-20T00:00Z', '2025-06-20', '2025-06-20'],
  ])('%s', (value, first, last) => {
    expect(span(value)).toEqual([first, last]);
  });

  it.each(['XXXX-03', 'P5Y', 'FY2019', 'PRESENT_REF', '2021-02-29', '2019-13', '2020/2019', '0000'])(
    '%s has none',
    (value) => {
      expect(intervalOf(value)).toBeNull();
    },
  );
});
