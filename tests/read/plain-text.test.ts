import { describe, expect, it } from 'vitest';
import { outline, readText, roleOf } from './helpers.js';

describe('roles in plain text', () => {
  it('tells section name, headline, standfirst, repeated headline and credit', () => {
    const article = readText(
      'Land Forces\n\nHungary Buys Bridges for Its Army\n\nThe order is worth 40 million euros and runs to 2029.\n\nHungary Buys Bridges for Its Army\nCredit: Army photo by Sgt. A. Nagy\n\nHungary has ordered bridges.\n',
    );
    expect(outline(article)).toEqual([
      'kicker: Land Forces',
      'headline: Hungary Buys Bridges for Its Army',
      'dek: The order is worth 40 million euros and runs to 2029.',
      'caption: Hungary Buys Bridges for Its Army',
      'credit: Credit: Army photo by Sgt. A. Nagy',
      'body: Hungary has ordered bridges.',
    ]);
    expect(article.title).toBe('Hungary Buys Bridges for Its Army');
  });

  it('cuts the dateline off its paragraph and keeps it fact-bearing', () => {
    const article = readText('Latvia signs pact\n\nRIGA, May 3, 2024 (Baltwire) - Latvia signed a pact.\n');
    expect(outline(article)).toEqual([
      'headline: Latvia signs pact',
      'dateline: RIGA, May 3, 2024 (Baltwire) -',
      'body: Latvia signed a pact.',
    ]);
    expect(article.publisher).toBe('Baltwire');
    expect(article.published).toEqual({ value: '2024-05-03', source: 'dateline', certainty: 'explicit' });
    expect(article.segments.find(({ role }) => role === 'dateline')?.reason).toBeNull();
  });

  it('keeps a digest’s headings, corrections and footnotes apart', () => {
    const article = readText(
      'Contracts for Jan. 7, 2022\n\nARMY\n\nFirth Tools LLC, Dover, Delaware, was awarded a $9,000,000 contract.\n\nCORRECTION: The contract of Jan. 5 was for $8,000,000.\n\n*Small business\n',
    );
    expect(outline(article).map((line) => line.split(':')[0])).toEqual([
      'headline',
      'heading',
      'body',
      'body',
      'legal',
    ]);
    expect(article.published).toEqual({ value: '2022-01-07', source: 'text', certainty: 'inferred' });
  });

  it('leaves boilerplate, contacts and everything after the end mark out', () => {
    const article = readText(
      'FOR IMMEDIATE RELEASE\n\nOst Radar Wins Danish Order\n\nAARHUS, Denmark, March 4, 2024 /PRNewswire/ -- Ost Radar has won an order worth $21 million.\n\nAbout Ost Radar\nOst Radar has sales of $1.2 billion.\n\nMedia contact:\nJohn Small\n+45 5555 0101\n\n###\nFollow us\n',
    );
    expect(outline(article).map((line) => line.split(':')[0])).toEqual([
      'kicker',
      'headline',
      'dateline',
      'body',
      'about',
      'about',
      'about',
      'about',
      'about',
      'navigation',
      'about',
    ]);
    for (const { role, reason } of article.segments)
      expect(reason === null).toBe(['headline', 'dateline', 'body'].includes(role));
  });

  it.each([
    ['promo', 'Enjoying this story? Click here to subscribe for full access. Just $4 a month.'],
    ['promo', 'Sign up for our weekly newsletter.'],
    ['related', 'Read more: Senate panel backs treaty after $3 billion pledge'],
    ['credit', '(Reporting by Ann Bell; Editing by Tom Roe)'],
    ['credit', '(With inputs from PTI)'],
    ['credit', 'Associated Press writer Jan Olsson in Oslo contributed to this report.'],
    ['caption', 'FILE PHOTO: A frigate is seen in Kiel, June 1, 2023. REUTERS/A. Someone/File Photo'],
    ['legal', 'Copyright 2023 Example News. All rights reserved.'],
    ['navigation', 'Advertisement'],
    ['byline', 'Updated at 14:05 GMT on March 2, 2021'],
    ['body', '($1 = 0.9163 euros)'],
    ['body', 'The navy will receive the ships from 2029, Reuters reported.'],
    ['body', 'The deal gives U.S. forces full access to the base at Keflavik.'],
    ['body', 'Norway has contributed to the fund since 2019 with $30 million a year.'],
    ['body', 'Terms and conditions of the deal were not disclosed.'],
    ['body', 'Allies can sign up to the treaty until 2027.'],
    ['body', '5 responses to the tender were received by May 2.'],
    ['body', 'The press office said in a statement: the price is $3 million.'],
    ['body', 'Source close to the talks put the price at $40 million.'],
    ['body', 'The agreement is worth $3 million covering 20 vehicles.'],
  ])('%s: %s', (role, line) => {
    const article = readText(
      `Two states sign a pact\n\nThe two states signed a pact.\n\n${line}\n\nIt runs to 2030.\n`,
    );
    expect(roleOf(article, line)).toBe(role);
  });

  it('finds authors above the body, with or without "By"', () => {
    expect(readText('Ships ordered\n\nBy Ann Bell and Tom Roe\n\nShips were ordered.\n').byline).toEqual([
      'Ann Bell',
      'Tom Roe',
    ]);
    const article = readText(
      'Ships ordered for the navy\n\n3 March 2025\nDan Smith\nDefence correspondent\n\nShips were ordered.\n',
    );
    expect(article.byline).toEqual(['Dan Smith']);
    expect(article.published?.value).toBe('2025-03-03');
  });

  it('joins hard-wrapped lines and no others', () => {
    const wrapped = readText(
      'Accord on ranges\n\nThe ministers of defence of Latvia and Canada signed an\nagreement on the training of brigade staff in Riga on 14\nMay 2023. Under the agreement Canada will pay 24 million\neuros over three years for housing and for ranges.\n',
    );
    expect(wrapped.segments.map(({ role }) => role)).toEqual(['headline', 'body']);
    const lines = readText('Accord on ranges\nThe first line.\nThe second line.\nThe third line.\n');
    expect(lines.segments.map(({ role }) => role)).toEqual(['headline', 'body', 'body', 'body']);
  });

  it('reads tables and lists', () => {
    const article = readText(
      'State\tAmount\nPoland\t$3.2 billion\nLatvia\t$1 billion\n\n- two frigates\n- six boats\n',
    );
    expect(article.segments.map(({ role }) => role)).toEqual(['table', 'table', 'table', 'list-item', 'list-item']);
  });

  it('gives comments to the readers', () => {
    const article = readText(
      'Pact signed\n\nA pact was signed.\n\nComments (2)\n\nraj: they paid Rs 500 crore before\n',
    );
    expect(roleOf(article, 'raj')).toBe('comment');
  });

  it('takes one paragraph without a headline as body', () => {
    expect(outline(readText('The two states signed a pact on Friday.'))).toEqual([
      'body: The two states signed a pact on Friday.',
    ]);
  });

  it('drops a byte-order mark and does not count it', () => {
    const { text, segments } = readText('\ufeffA pact was signed.');
    expect(text).toBe('A pact was signed.');
    expect(segments[0]).toMatchObject({ start: 0, end: 18 });
  });

  it('keeps the text otherwise as it is, whatever its line ends', () => {
    const source = ' \r\nPact signed\r\n\r\nA pact\u00a0was signed.\u2028It runs.\r\n';
    expect(readText(source).text).toBe(source);
    expect(readText(source).segments.map(({ role }) => role)).toEqual(['headline', 'body', 'body']);
  });
});

describe('front and end of plain texts', () => {
  const roles = (text: string) => readText(text).segments.map(({ role }) => role);

  it('tells outlet and section from the headline, and finds the day and the name behind bars', () => {
    const article = readText(
      'Harbour Weekly\nNEWS\nPort wins $7m crane deal\n27 July 2023 | Ann Bell\n\nThe port was chosen.\n',
    );
    expect(article.segments.map(({ role }) => role)).toEqual(['kicker', 'kicker', 'headline', 'byline', 'body']);
    expect(article.byline).toEqual(['Ann Bell']);
    expect(article.published?.value).toBe('2023-07-27');
  });

  it('keeps questions, answers and dated entries as body', () => {
    expect(roles('Base deal\n\nMarch 2019: A deal was signed.\n\nQ: What next?\n\nA: It runs to 2028.\n')).toEqual([
      'headline',
      'body',
      'body',
      'body',
    ]);
  });

  it('reads the head of an e-mail', () => {
    const article = readText(
      'From: press@mod.example\nDate: 12 July 2023\nSubject: Pact on ranges\n\nA pact on ranges was signed.\n',
    );
    expect(article.segments.map(({ role }) => role)).toEqual(['navigation', 'byline', 'headline', 'body']);
  });

  it('takes no heading of a digest without a title for its headline', () => {
    expect(roles('NAVY\n\nA yard was awarded $3.\n\nARMY\n\nA firm was awarded $4.\n')).toEqual([
      'heading',
      'body',
      'heading',
      'body',
    ]);
  });

  it('leaves the end of an agency report and of a web page out', () => {
    const text =
      'Pact signed\n\nA pact was signed.\n\nIt runs to 2030.\n\nAnn Bell is the naval reporter for Harbour Weekly.\n\nstr/hkb\n\nShare:\nMore In Navy\nYard loses $1 billion\n';
    expect(roles(text)).toEqual(['headline', 'body', 'body', 'about', 'credit', 'navigation', 'related', 'related']);
  });
});
