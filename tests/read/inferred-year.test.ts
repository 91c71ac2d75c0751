import { describe, expect, it } from 'vitest';
import { readPage, readText } from './helpers.js';

const story = (dateline: string, ...sentences: readonly string[]) =>
  `Ports agree on dredging\n\n${dateline}${sentences.join(' ')}\n\nThe works were described as routine by both sides.\n`;

describe('the year of a dateline that gives none', () => {
  it.each([
    [
      'by a full date shortly before',
      story('RIGA, Jan 3 (Northline) - ', 'The two ports signed the paper on Dec. 29, 2022, the harbour master said.'),
      '2023-01-03',
    ],
    [
      'by the weekday and the last past year',
      story('RIGA, Oct. 3 (Northline) - ', 'The two ports signed on Wednesday. Talks broke off in 2016.'),
      '2018-10-03',
    ],
    [
      'whatever is still to come',
      story(
        'RIGA, Oct 15 (Northline) - ',
        'The ports signed on Tuesday.',
        'Work will end in 2031. A plan of 2022 failed.',
      ),
      '2024-10-15',
    ],
    [
      'not without a weekday',
      story('RIGA, Oct 15 (Northline) - ', 'The ports signed. A plan of 2022 failed.'),
      undefined,
    ],
    ['not without a year', story('RIGA, Oct 15 (Northline) - ', 'The ports signed on Tuesday.'), undefined],
    [
      'not where no near year fits',
      story('RIGA, Oct 15 (Northline) - ', 'The ports signed on Sunday. A plan of 2022 failed.').replace(
        'Sunday',
        'Monday',
      ),
      undefined,
    ],
  ])('%s', (_, text, expected) => {
    expect(readText(text).published?.value).toBe(expected);
  });

  it('is marked, and gives way to whatever states a day', () => {
    const text = story('RIGA, Oct. 3 (Northline) - ', 'The two ports signed on Wednesday. Talks broke off in 2016.');
    expect(readText(text).published).toEqual({ value: '2018-10-03', source: 'dateline', certainty: 'inferred' });
    const given = readText(text, { published: '2019-10-03' });
    expect(given.published?.value).toBe('2019-10-03');
    expect(given.conflicts).toEqual([]);
    const page = text
      .split('\n\n')
      .map((part) => `<p>${part}</p>`)
      .join('');
    expect(readPage(`<body><article>${page}</article>`).published?.certainty).toBe('inferred');
  });
});
