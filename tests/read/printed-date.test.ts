import { describe, expect, it } from 'vitest';
import { dayOfStamp, dayOfUrl } from '#pipeline/stages/read/html/dates';
import { printedDates } from '#pipeline/stages/read/printed-date';

const days = (text: string, order?: 'day-first' | 'month-first') =>
  printedDates(text, order).map(({ year, month, day }) => [year, month, day]);

describe('printed dates', () => {
  it.each([
    ['5 October 2018', [2018, 10, 5]],
    ['Oct. 5, 2018', [2018, 10, 5]],
    ['October 5', [null, 10, 5]],
    ['2018-10-05', [2018, 10, 5]],
    ['5. Oktober 2018', [2018, 10, 5]],
    ['5 de octubre de 2018', [2018, 10, 5]],
    ['1er août 2018', [2018, 8, 1]],
    ['5 października 2018', [2018, 10, 5]],
    ['2018年10月5日', [2018, 10, 5]],
    ['25/10/2018', [2018, 10, 25]],
    ['10/25/2018', [2018, 10, 25]],
  ])('%s', (text, day) => {
    expect(days(text)).toEqual([day]);
  });

  it('reads 3/4/2020 in the order of the country', () => {
    expect(days('3/4/2020')).toEqual([[2020, 4, 3]]);
    expect(days('3/4/2020', 'month-first')).toEqual([[2020, 3, 4]]);
  });

  it.each(['31 February 2020', 'Block 70 2020', 'version 1.2.2020.4', '10 rounds 2020'])('none in %s', (text) => {
    expect(days(text)).toEqual([]);
  });
});

describe('stamps and URLs', () => {
  it.each([
    ['2022-11-14T08:12:00+02:00', '2022-11-14'],
    ['20221114', '2022-11-14'],
    ['1668412800', '2022-11-14'],
    ['Mon, 14 Nov 2022 08:12:00 GMT', '2022-11-14'],
    ['yesterday', null],
    ['2022-13-14', null],
  ])('%s', (stamp, day) => {
    expect(dayOfStamp(stamp)).toBe(day);
  });

  it.each([
    ['https://news.example/2024/05/18/pact', '2024-05-18'],
    ['https://news.example/pact-20240518.html', '2024-05-18'],
    ['https://news.example/2024/pact-12345678', null],
  ])('%s', (url, day) => {
    expect(dayOfUrl(url)).toBe(day);
  });
});
