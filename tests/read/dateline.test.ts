import { describe, expect, it } from 'vitest';
import { openingDateline, standingDateline } from '#pipeline/stages/read/dateline';

describe('datelines', () => {
  it.each([
    ['LISBON, Oct 15 (Northline) - Portugal chose.', 'LISBON, Oct 15 (Northline) - '],
    ['REYKJAVIK, Iceland — Iceland agreed.', 'REYKJAVIK, Iceland — '],
    ['VALLETTA, Malta -- A treaty failed.', 'VALLETTA, Malta -- '],
    ['Sofia (Balkan Agency) - On Friday it rained.', 'Sofia (Balkan Agency) - '],
    ['NEW DELHI: The ministry signed.', 'NEW DELHI: '],
    ['NEW DELHI, July 14: India signed.', 'NEW DELHI, July 14: '],
    ['MOSCOW, October 5. /TASS/. Russia signed.', 'MOSCOW, October 5. /TASS/. '],
    ['SEOUL, Feb. 10 (Yonhap) -- Korea signed.', 'SEOUL, Feb. 10 (Yonhap) -- '],
    ['Yokneam, Israel, May 22, 2023 – Telmar said.', 'Yokneam, Israel, May 22, 2023 – '],
    ['BETHESDA, Md., Oct. 5, 2020 /PRNewswire/ -- A firm won.', 'BETHESDA, Md., Oct. 5, 2020 /PRNewswire/ -- '],
    ['(Reuters) - Spain signed.', '(Reuters) - '],
    ['WARSAW, 5 February 2020 – Poland signed.', 'WARSAW, 5 February 2020 – '],
    ['WASHINGTON - The State Department said so.', 'WASHINGTON - '],
  ])('%s', (paragraph, opening) => {
    expect(paragraph.slice(0, openingDateline(paragraph, true)?.length ?? 0)).toBe(opening);
  });

  it.each([
    'UPDATE: Braddock Corp. has been added.',
    'NATO — the alliance — said so.',
    'The ministry - which is in Oslo - signed.',
    'Telmar (TASE: TLMR) – a maker of radars – won.',
    'Iceland and Norway – The two agreed.',
    'Poland – 32 jets were ordered.',
    'Kuwait – Sustainment of Tanks',
    'Oshkosh Defense LLC, Oshkosh, Wisconsin, was awarded a contract.',
  ])('none: %s', (paragraph) => {
    expect(openingDateline(paragraph, true)).toBeNull();
  });

  it('takes a bare place only above the first paragraph', () => {
    expect(openingDateline('Paris – The talks ended.', true)).not.toBeNull();
    expect(openingDateline('Paris – The talks ended.', false)).toBeNull();
  });

  it('knows a line that holds only place and day', () => {
    expect(standingDateline('Lisbon, 12 September 2024')).toMatchObject({ year: 2024, month: 9, day: 12 });
    expect(standingDateline('Lisbon hosted talks on 12 September 2024')).toBeNull();
  });
});
