import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '#pipeline/language/normalise';
import { splitSentences } from '#pipeline/language/sentences';
import { tokenize } from '#pipeline/language/tokens';
import { createVocabulary } from '#pipeline/language/vocabulary';

const vocabulary = createVocabulary();

function split(source: string): string[] {
  const { text } = normalise(source);
  const tokens = tokenize(text, vocabulary);
  let first = 0;
  return splitSentences(text, tokens, 0, tokens.count).map((last) => {
    const sentence = text.slice(tokens.start[first], tokens.end[last - 1]);
    first = last;
    return sentence;
  });
}

/** A boundary is written "¶" and stands for the blank between two sentences. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  'titles and ranks': [
    'Vice Adm. Ingrid Solberg met Lt. Cmdr. Paul Ndiaye in Bergen. ¶ They toured the yard.',
    'Brig. Gen. Tomas Havel and Sgt. Maj. Rui Costa signed for the army. ¶ No money changes hands.',
    'The case went to Judge Alan P. Rourke. ¶ His ruling is due in May.',
    'The Rt. Hon. Jane Ashby resigned. ¶ Downing St. gave no reason.',
    'Messrs. Okafor and Lindqvist chaired the talks. ¶ Prof. Ana Ruiz took notes.',
    'The base is near St. Andrews and Mt. Elgin. ¶ It opened in 1971.',
    'It was drafted by J. R. Ekman and P. Q. Varga. ¶ Both have since left.',
    'Sen. Ruth Kallio (D-Wash.) opposed the sale. ¶ Others were silent.',
  ],
  'countries and initialisms': [
    'The frigate will be leased from the U.S. Navy for ten years. ¶ Crews train in Malta.',
    'Oslo bought the radars in the U.S. ¶ They arrive next year.',
    'Engines come from the U.K. ¶ Gearboxes come from Germany.',
    'He briefed the U.N. Security Council and the U.S. Senate. ¶ Votes follow in June.',
    'The U.S. Third Fleet and the U.S. I Corps took part. ¶ So did Fiji.',
    'Is the U.S. Marine Corps ready? ¶ It says so.',
    'Firms from the U.A.E. will pay. ¶ Qatar will not.',
    'She studied at M.I.T. before the war. ¶ Her brother did too.',
  ],
  companies: [
    'Orders went to Nordhavn Shipyards Inc. ¶ The value was not given.',
    'Harlan Bros. Ltd. and Pemberton Aero Corp. Chief Executive Mia Lund shared the stage. ¶ Neither spoke.',
    'Castellan S.p.A. of Italy will lead. ¶ Ardent Optics plc. of Wales follows.',
    'The loser was Ferrum Co. ¶ Brightwater protested.',
    'Shares of Yahoo! Inc. rose. ¶ Others fell!',
    'Tarn Dynamics Inc., Toledo, Ohio, was awarded $31 million. ¶ Work ends in 2030.',
    'Vessels were built by Oderwerk GmbH & Co. KG in Stettin. ¶ Two were lost.',
    'Marlow Corp. (NYSE: MRL) fell 3 percent. ¶ Its rival gained.',
  ],
  'numbers, dates and units': [
    'Payment is due on Dec. 1 and again in Feb. ¶ Interest is 2.5 percent.',
    'See Art. 5, Sec. 12 and No. 44 of the annex. ¶ Nothing else applies.',
    'They bought 14 Mk. VII mines and 3 Mk. 46 torpedoes. ¶ All are used.',
    'Costs rose 6 pct. ¶ Rents fell 2 pct. in March.',
    'The price is Rs. 4,500 crore. ¶ Deliveries last six years.',
    'It costs €3.4bn. ¶ Lisbon offers €2.9bn.',
    'The bid was $1.2b. ¶ Work begins in 2031.',
    'Talks ended at 4 p.m. Thursday in Riga. ¶ They resume at 9 a.m. ¶ Nobody objected.',
    'The call came at 11 p.m. Moscow time. ¶ It lasted an hour.',
    'The pact dates from 1994. ¶ 300 soldiers came then.',
    'He paid for twelve. ¶ $40 million went to spares.',
    'The fleet flies the F-16C. ¶ Block 70 jets follow.',
    'Costs are set out in Annex B. ¶ Sweden wrote it.',
    'It drops a 500-lb. Mk. 82 bomb on Tues. Feb. 4 at noon. ¶ The range is 40 km. ¶ Crews watch.',
    'Approx. 60 crews vs. 40 last year were trained. ¶ Est. cost is low.',
  ],
  'quotes and brackets': [
    '"We keep our word," the minister said. ¶ "Others should too."',
    '“It is not enough.” ¶ Ms. Brandt left early.',
    'He said the offer was “far too low.” ¶ The seller disagreed.',
    '“Why now?” Admiral Costa asked. ¶ “Who pays?”',
    'They called it “a bargain!” and signed. ¶ Nobody clapped.',
    'The treaty (see Art. 3. and the annex) is short. ¶ It has nine pages.',
    'The lease (it was signed in Aug. 1999. Nobody read it.) lapsed. ¶ A new one is due.',
    'Parliament agreed. ¶ (Two members abstained.) ¶ The crown assented.',
    'The sum is final.[3] ¶ It was paid in gold.[4][5] ¶ Nothing is owed.',
    "'We are done,' she said. ¶ 'Go home.'",
    'Talks broke down… ¶ Then they resumed.',
    'The bill... was passed. ¶ Who paid?! ¶ Nobody knows.',
  ],
  'datelines and lists': [
    'HELSINKI, Nov. 3 (Nordic Wire) -- Finland bought 12 boats. ¶ Delivery is in 2033.',
    'WASHINGTON, D.C. — The Senate ratified the accord. ¶ It enters into force now.',
    'RIGA, Jan. 9. — Latvia cancelled the order. ¶ The maker sued.',
    'ASTANA. March 5 (Steppe News) - Kazakhstan signed. ¶ Terms are secret.',
    '1. The lessor provides the hangar. ¶ 2. The lessee pays rent. ¶ 3. Both may give notice.',
    'iFlight Systems won. ¶ eLift lost. ¶ al-Rashid Industries appealed.',
  ],
  'plain endings': [
    'Is it legal? ¶ It is! ¶ The court said so.',
    'The fund was closed; nothing is left. ¶ Nobody was told.',
    'See defence.example.org for terms. ¶ They are public.',
    'Denmark agreed, i.e. its ministry did, e.g. by letter. ¶ Greece waits.',
    'The buyer wants guns, ammunition, etc. ¶ Spares come later.',
    'He may sign or not. ¶ Gen. Ortiz decides.',
    'No agreement was reached, she said no. ¶ The others shrugged.',
  ],
};

describe.each(Object.entries(CASES))('%s', (_, texts) => {
  it.each(texts)('%s', (marked) => {
    const expected = marked.split(' ¶ ');
    expect(split(marked.replaceAll(' ¶ ', ' '))).toEqual(expected);
  });
});

it('ends a sentence where the blank after it is missing', () => {
  expect(split('The fund was closed.The money is gone. See defence.Example.')).toEqual([
    'The fund was closed.',
    'The money is gone.',
    'See defence.Example.',
  ]);
});

describe('lines', () => {
  it('ends a sentence at a blank line, whatever stands before it', () => {
    expect(split('Fleet news\n\nthe yard is busy, says Gen.\n\nOrtiz')).toEqual([
      'Fleet news',
      'the yard is busy, says Gen.',
      'Ortiz',
    ]);
  });

  it('keeps headings and short lines apart', () => {
    expect(split('Estonia Orders Six Howitzers\nThe ministry signed on Monday.\nPrice not disclosed')).toEqual([
      'Estonia Orders Six Howitzers',
      'The ministry signed on Monday.',
      'Price not disclosed',
    ]);
  });

  it('keeps list items apart', () => {
    expect(split('The package holds:\n• 12 boats\n- 4 cranes\n* spare parts\n1) training\n2. Fuel for a year')).toEqual(
      ['The package holds:', '• 12 boats', '- 4 cranes', '* spare parts', '1) training', '2. Fuel for a year'],
    );
  });

  it('joins lines that were wrapped by hand', () => {
    const wrapped = `Under the accord that was signed in Valletta on Monday the two
Adriatic states will share the cost of a rescue vessel, whose
Norwegian builder, Fjordverft AS, expects to hand it over in
May. Each side pays half. The accord runs for ten years, and
Rome may leave it on a year's notice.`;
    expect(split(wrapped).map((sentence) => sentence.replaceAll('\n', ' '))).toEqual([
      'Under the accord that was signed in Valletta on Monday the two Adriatic states will share the cost of a rescue vessel, whose Norwegian builder, Fjordverft AS, expects to hand it over in May.',
      'Each side pays half.',
      "The accord runs for ten years, and Rome may leave it on a year's notice.",
    ]);
  });

  it('joins a line that is plainly unfinished', () => {
    expect(split('The vessel was built for the\nRoyal Navy in Leith. It was sold,\nscrapped and forgotten.')).toEqual([
      'The vessel was built for the\nRoyal Navy in Leith.',
      'It was sold,\nscrapped and forgotten.',
    ]);
  });

  it('takes every kind of line break', () => {
    for (const lineBreak of ['\n', '\r\n', '\r', '\u2028', '\u2029', '\v', '\f', '\u0085'])
      expect(split(`Malta Buys Boats${lineBreak}The price is secret.`)).toEqual([
        'Malta Buys Boats',
        'The price is secret.',
      ]);
  });
});

it('tiles any tokens', () => {
  const piece = fc.constantFrom(
    'U.S.',
    'Inc.',
    '(',
    ')',
    '"',
    '”',
    '.',
    '…',
    '!',
    '\n',
    '\n\n',
    ' ',
    '-',
    '•',
    '1',
    'The',
    'Kim',
    'said',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (source) => {
        const { text } = normalise(source);
        const tokens = tokenize(text, vocabulary);
        const ends = splitSentences(text, tokens, 0, tokens.count);
        expect(ends.at(-1) ?? 0).toBe(tokens.count);
        for (let k = 1; k < ends.length; k++) expect(ends[k]).toBeGreaterThan(ends[k - 1] as number);
      },
    ),
    { seed: 7, numRuns: 2000 },
  );
});
