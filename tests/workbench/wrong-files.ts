import type { Files } from './pack-folder.js';

export const NAMES = 'name:\n  wall: [Northern Wall]\n';
export const lexicon = (text: string): Files => ({ 'moons/lexicon.yaml': text });
const cases = (text: string): Files => ({
  'moons/rules.yaml': '- id: blue\n  says: blue moon\n',
  'moons/cases.yaml': text,
});

/** What is wrong; the files; where it is told (file:line:column); what the message holds. */
export const WRONG_FILES: readonly (readonly [what: string, files: Files, place: string, parts: readonly string[]])[] =
  [
    // lexicon
    [
      'text instead of forms',
      lexicon('name:\n  wall: Northern Wall\n'),
      'moons/lexicon.yaml:2:9',
      ['expected a list of forms', 'write [Northern Wall]'],
    ],
    [
      'a number among forms',
      lexicon('name:\n  wall: [2024]\n'),
      'moons/lexicon.yaml:2:10',
      ['found the number 2024', 'in quotes'],
    ],
    ['no forms', lexicon('name:\n  wall: []\n'), 'moons/lexicon.yaml:2:9', ['is empty']],
    [
      'a group in capitals',
      lexicon('Name:\n  wall: [Wall]\n'),
      'moons/lexicon.yaml:1:1',
      ['the name “Name”', 'small letters'],
    ],
    [
      'forms without a group',
      lexicon('wall: [Northern Wall]\n'),
      'moons/lexicon.yaml:1:7',
      ['expected names with values', 'found a list'],
    ],
    ['a form of blanks', lexicon('name:\n  wall: [" "]\n'), 'moons/lexicon.yaml:2:10', ['holds no word']],
    [
      'an unclosed verb in a form',
      lexicon('name:\n  wall: [<build it]\n'),
      'moons/lexicon.yaml:2:10',
      ['a verb in its basic form'],
    ],
    ['a choice in a form', lexicon('name:\n  wall: [north|south wall]\n'), 'moons/lexicon.yaml:2:10', ['plain words']],
    [
      'an entry in two files',
      { 'moons/lexicon.yaml': NAMES, 'moons/lexicon-more.yaml': NAMES },
      'moons/lexicon.yaml:2:3',
      ['another file too'],
    ],
    // cases
    ['an unclosed bracket', cases('- text: A [[blue moon.\n'), 'moons/cases.yaml:1:11', ['“[[” is never closed']],
    ['a bracket that closes nothing', cases('- text: A blue moon]].\n'), 'moons/cases.yaml:1:20', ['closes what no']],
    ['brackets in brackets', cases('- text: A [[blue [[moon]].\n'), 'moons/cases.yaml:1:11', ['opens before']],
    ['empty brackets', cases('- text: A [[]] moon.\n'), 'moons/cases.yaml:1:11', ['holds nothing']],
    [
      'too many values',
      cases('- text: A [[blue moon]].\n  finds: [a, b]\n'),
      'moons/cases.yaml:2:3',
      ['2 values for 1 [[brackets]]'],
    ],
    [
      'a day that is none',
      cases('- text: A [[blue moon]].\n  published: 2024-02-30\n'),
      'moons/cases.yaml:2:14',
      ['expected a day such as 2025-04-14'],
    ],
    [
      'a misspelt field of a case',
      cases('- text: A [[blue moon]].\n  find: [a]\n'),
      'moons/cases.yaml:2:3',
      ['did you mean “finds”?'],
    ],
    [
      'brackets where rules may overlap',
      { 'deals/cases.yaml': '- text: It is worth [[$5 million]].\n' },
      'deals/cases.yaml:1:21',
      ['may overlap'],
    ],
    [
      'an unknown rule in a case',
      { 'deals/cases.yaml': '- text: It is worth $5 million.\n  finds: [{rule: wroth, value: $5 million}]\n' },
      'deals/cases.yaml:2:18',
      ['no rule “wroth”', 'did you mean “worth”?'],
    ],
    [
      'words that are not in the text',
      { 'deals/cases.yaml': '- text: It is worth $5 million.\n  finds: [{rule: worth, value: $6 million}]\n' },
      'deals/cases.yaml:2:32',
      ['does not stand in the text'],
    ],
    // manifest
    [
      'a version that is none',
      { 'pack.yaml': 'name: a\nversion: 1\n', ...lexicon(NAMES) },
      'pack.yaml:2:10',
      ['found the number 1', 'in quotes'],
    ],
    [
      'a misspelt field of the manifest',
      { 'pack.yaml': 'nmae: a\nversion: "1.0.0"\n', ...lexicon(NAMES) },
      'pack.yaml:1:1',
      ['did you mean “name”?'],
    ],
    [
      'an unknown rule switched off',
      { 'pack.yaml': 'name: a\nversion: "1.0.0"\noff: [deal/wroth]\n', ...lexicon(NAMES) },
      'pack.yaml:3:7',
      ['no rule “deal/wroth”', 'did you mean “deal/worth”?'],
    ],
    [
      'a rule switched off without its kind',
      { 'pack.yaml': 'name: a\nversion: "1.0.0"\noff: [worth]\n', ...lexicon(NAMES) },
      'pack.yaml:3:7',
      ['expected kind/id'],
    ],
  ];
