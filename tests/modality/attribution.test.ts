import { describe, expect, test } from 'vitest';
import { read } from './engine.js';

type Said = readonly [source: string | null, kind: string, via: string | null] | null;

/** What is asked about stands in [[brackets]]; who says it. */
const SAID: readonly (readonly [text: string, said: Said])[] = [
  ['Poland paid [[$5 billion]].', null],
  ['The Defence Ministry said the price was [[$5 billion]].', ['Defence Ministry', 'official', null]],
  ['The Defence Ministry said on Tuesday that the price was [[$5 billion]].', ['Defence Ministry', 'official', null]],
  ['On Tuesday, the Defence Ministry said the price was [[$5 billion]].', ['Defence Ministry', 'official', null]],
  [
    'The price was [[$5 billion]], the Defence Ministry said in a statement on Tuesday.',
    ['Defence Ministry', 'official', null],
  ],
  ['The price, said the Defence Ministry, was [[$5 billion]].', ['Defence Ministry', 'official', null]],
  [
    '“We reached a deal worth [[$5 billion]],” the State Department said. “It holds.”',
    ['State Department', 'official', null],
  ],
  [
    '“We reached a deal,” the State Department said. “It is worth [[$5 billion]].”',
    ['State Department', 'official', null],
  ],
  [
    '“We reached a deal. It is worth [[$5 billion]],” the State Department said.',
    ['State Department', 'official', null],
  ],
  [
    '“We reached a deal worth [[$5 billion]]. It holds,” the State Department said.',
    ['State Department', 'official', null],
  ],
  ['"We will pay [[$5 billion]]," said Jane Doe, a spokeswoman for the ministry.', ['Jane Doe', 'named-person', null]],
  ['Jane Doe, a spokeswoman for the ministry, said the price was [[$5 billion]].', ['Jane Doe', 'named-person', null]],
  ['Defence Ministry spokesman John Roe said the price was [[$5 billion]].', ['John Roe', 'named-person', null]],
  ['A spokesman for the ministry said the price was [[$5 billion]].', ['spokesman for the ministry', 'official', null]],
  ['A ministry spokesman said the price was [[$5 billion]].', ['ministry spokesman', 'official', null]],
  [
    'One source that spoke to CNN clarified that Seoul had paid [[$5 billion]].',
    ['One source that spoke to CNN', 'anonymous', 'CNN'],
  ],
  [
    'Nothing was published, but one source that spoke to CNN clarified that Seoul had paid [[$5 billion]].',
    ['one source that spoke to CNN', 'anonymous', 'CNN'],
  ],
  ['Per earlier reports, Washington wanted [[$5 billion]].', ['earlier reports', 'media', null]],
  ['Washington wanted [[$5 billion]], as per the earlier reports.', ['earlier reports', 'media', null]],
  [
    'Seoul will pay [[$5 billion]], two officials familiar with the talks said.',
    ['two officials familiar with the talks', 'anonymous', null],
  ],
  [
    'Two people familiar with the talks told Reuters the price was [[$5 billion]].',
    ['Two people familiar with the talks', 'anonymous', 'Reuters'],
  ],
  [
    'A senior Defence Ministry official said on condition of anonymity that it cost [[$5 billion]].',
    ['senior Defence Ministry official', 'anonymous', null],
  ],
  [
    'It cost [[$5 billion]], said an officer who asked not to be named.',
    ['officer who asked not to be named', 'anonymous', null],
  ],
  ['Diplomats said it cost [[$5 billion]].', ['Diplomats', 'anonymous', null]],
  ['According to the Defence Ministry, it cost [[$5 billion]].', ['Defence Ministry', 'official', null]],
  [
    'It cost [[$5 billion]], according to a person close to the talks.',
    ['person close to the talks', 'anonymous', null],
  ],
  ['It cost [[$5 billion]], according to a statement.', ['statement', 'document', null]],
  ['A statement said it cost [[$5 billion]].', ['statement', 'document', null]],
  ['Yonhap reported that it cost [[$5 billion]].', ['Yonhap', 'media', null]],
  ['It cost [[$5 billion]], Yonhap reported.', ['Yonhap', 'media', null]],
  ['It cost [[$5 billion]], Yonhap reported, citing two officials.', ['two officials', 'anonymous', 'Yonhap']],
  ['Yonhap, citing two officials, said it cost [[$5 billion]].', ['two officials', 'anonymous', 'Yonhap']],
  ['Local media said it cost [[$5 billion]].', ['Local media', 'media', null]],
  ['It reportedly cost [[$5 billion]].', [null, 'media', null]],
  ['John Roe told Reuters that it cost [[$5 billion]].', ['John Roe', 'named-person', 'Reuters']],
  ['John Roe told parliament that it cost [[$5 billion]].', ['John Roe', 'named-person', null]],
  ['John Roe was quoted as saying it cost [[$5 billion]].', ['John Roe', 'named-person', null]],
  ['John Roe spoke in Oslo. He said it cost [[$5 billion]].', ['John Roe', 'named-person', null]],
  ['John Roe said the deal was done. He added that it cost [[$5 billion]].', ['John Roe', 'named-person', null]],
  [
    'The Defence Ministry said the deal was done, adding that it cost [[$5 billion]].',
    ['Defence Ministry', 'official', null],
  ],
  ['The Defence Ministry did not say that it cost [[$5 billion]].', null],
  ['The Defence Ministry declined to say whether it cost [[$5 billion]].', null],
  ['The Defence Ministry will announce the [[$5 billion]] deal.', null],
  ['The deal announced on Tuesday is worth [[$5 billion]].', null],
  ['The Defence Ministry announced a [[$5 billion]] deal.', ['Defence Ministry', 'official', null]],
  ['Telmira said it won a [[$5 billion]] order.', ['Telmira', 'official', null]],
  ['It cost [[$5 billion]], Defence Minister John Roe said in Oslo on Tuesday.', ['John Roe', 'named-person', null]],
  [
    'It cost [[$5 billion]], Secretary of State for Defence Jane Doe told reporters.',
    ['Jane Doe', 'named-person', null],
  ],
  [
    'Standing beside John Roe in Oslo, Defence Minister Jane Doe said it cost [[$5 billion]].',
    ['Jane Doe', 'named-person', null],
  ],
  ['Though it lost [[$5 billion]], the Defence Ministry said the deal was done.', null],
  ['The price, the Defence Ministry said, was [[$5 billion]].', ['Defence Ministry', 'official', null]],
  ['A spokesman, John Roe, said it cost [[$5 billion]].', ['John Roe', 'named-person', null]],
  [
    'A spokeswoman for the Defence Ministry, which signed it, said it cost [[$5 billion]].',
    ['spokeswoman for the Defence Ministry', 'official', null],
  ],
  ['Telmira (OSE: TLM) announced that it won a [[$5 billion]] order.', ['Telmira', 'official', null]],
  [
    'Under terms described by two officials familiar with the talks, it cost [[$5 billion]].',
    ['two officials familiar with the talks', 'anonymous', null],
  ],
  ['Government lawyers say it cost [[$5 billion]].', ['Government lawyers', 'anonymous', null]],
  ['The ministry said it cost [[$5 billion]].', ['ministry', 'official', null]],
  ['It cost [[$5 billion]], according to the draft budget.', ['draft budget', 'document', null]],
  ['“It cost [[$5 billion]],” Jane Doe told CNN on Tuesday.', ['Jane Doe', 'named-person', 'CNN']],
  [
    'Under terms described by Secretary of State Jane Doe in Seoul, it cost [[$5 billion]].',
    ['Jane Doe', 'named-person', null],
  ],
  ['It cost [[$5 billion]], according to a draft seen by Reuters.', ['draft', 'document', 'Reuters']],
  ['Mary Major said it cost [[$5 billion]].', ['Mary Major', 'named-person', null]],
  ['The Defence Ministry said the deal was done. It is worth [[$5 billion]].', null],
];

describe('attribution', () => {
  test.each(SAID)('%s', (marked, said) => {
    const words = /\[\[(.+)\]\]/.exec(marked)?.[1] as string;
    const found = read(marked.replaceAll(/\[\[|\]\]/g, '')).source(words);
    expect(found && [found.source, found.kind, found.via]).toEqual(said);
  });
});
