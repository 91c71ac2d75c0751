import type { Files } from './pack-folder.js';

const CASE = '- text: A [[blue moon]].\n';
const rules = (text: string, cases = CASE): Files => ({ 'moons/rules.yaml': text, 'moons/cases.yaml': cases });
const deals = (text: string): Files => ({ 'deals/rules.yaml': text, 'deals/cases.yaml': '[]\n' });

/** What is wrong; the files; where it is told (file:line:column); what the message holds. */
export const WRONG_RULES: readonly (readonly [what: string, files: Files, place: string, parts: readonly string[]])[] =
  [
    // rules: YAML
    [
      'a text with braces without quotes',
      rules('- id: a\n  says: {party} buys\n'),
      'moons/rules.yaml:2:17',
      ['in quotes'],
    ],
    [
      'a hole alone without quotes',
      rules('- id: a\n  says: {party}\n'),
      'moons/rules.yaml:2:9',
      ['must stand in quotes'],
    ],
    ['a tab', rules('- id: a\n\tsays: b\n'), 'moons/rules.yaml:2:2', ['never by tabs']],
    ['a key given twice', rules('- id: a\n  says: b\n  says: c\n'), 'moons/rules.yaml:3:3', ['unique']],
    [
      'fields instead of a list',
      rules('id: a\nsays: b\n'),
      'moons/rules.yaml:1:1',
      ['expected a list', 'found fields'],
    ],
    // rules: form
    [
      'a misspelt field',
      rules('- id: a\n  sasy: b\n'),
      'moons/rules.yaml:2:3',
      ['no field “sasy”', 'did you mean “says”?'],
    ],
    [
      'a field of nothing',
      rules('- id: a\n  says: b\n  priority: 3\n'),
      'moons/rules.yaml:3:3',
      ['no field “priority”', 'expected id, says, gives, note'],
    ],
    ['no sentence', rules('- id: a\n'), 'moons/rules.yaml:1:3', ['“says” is missing']],
    [
      'an id with capitals',
      rules('- id: My Rule\n  says: b\n'),
      'moons/rules.yaml:1:7',
      ['small letters', 'did you mean “my-rule”?'],
    ],
    [
      'an id that is a number',
      rules('- id: 7\n  says: b\n'),
      'moons/rules.yaml:1:7',
      ['expected text, found the number 7', '"7"'],
    ],
    ['an empty sentence', rules('- id: a\n  says: ""\n'), 'moons/rules.yaml:2:9', ['is empty']],
    ['an id given twice', rules('- id: a\n  says: b\n- id: a\n  says: c\n'), 'moons/rules.yaml:3:7', ['stands twice']],
    // rules: notation
    [
      'an unclosed choice',
      rules('- id: a\n  says: "x (blue|red moon"\n'),
      'moons/rules.yaml:2:12',
      ['“(” is never closed'],
    ],
    ['an unclosed hole', rules('- id: a\n  says: "x {party buys"\n'), 'moons/rules.yaml:2:12', ['“{” is never closed']],
    ['a stray mark', rules('- id: a\n  says: "x moon] y"\n'), 'moons/rules.yaml:2:16', ['unexpected “]”']],
    ['an empty choice', rules('- id: a\n  says: "x () y"\n'), 'moons/rules.yaml:2:12', ['holds nothing']],
    [
      'a hole in capitals',
      rules('- id: a\n  says: "x {Party}"\n'),
      'moons/rules.yaml:2:12',
      ['expected {kind} or {kind:role}'],
    ],
    [
      'two words in a form',
      rules('- id: a\n  says: "<to agree> x"\n'),
      'moons/rules.yaml:2:10',
      ['expected one verb or lexicon group'],
    ],
    [
      'a hole of an unknown kind',
      rules('- id: a\n  says: "for {moeny}"\n'),
      'moons/rules.yaml:2:14',
      ['“moeny”', 'did you mean “money”?'],
    ],
    ['an unknown kind in a block', rules('- id: a\n  says: |\n    for {moeny}\n'), 'moons/rules.yaml:2:9', ['“moeny”']],
    [
      'nothing that must be there',
      rules('- id: a\n  says: "[blue] [moon]"\n'),
      'moons/rules.yaml:2:10',
      ['everything in this rule is optional'],
    ],
    [
      'brackets too deep',
      rules(`- id: a\n  says: "${'('.repeat(14)}a${')'.repeat(14)}"\n`),
      'moons/rules.yaml:2:22',
      ['deep'],
    ],
    [
      'a sentence too long',
      rules(`- id: a\n  says: "${'moon '.repeat(300)}"\n`),
      'moons/rules.yaml:2:1010',
      ['1000 at most'],
    ],
    // rules: what the record knows
    [
      'an unknown role',
      deals('- id: a\n  says: "bill of {money:valeu}"\n'),
      'deals/rules.yaml:2:18',
      ['no role “valeu” for {money}', 'did you mean “value”?'],
    ],
    [
      'a role of another kind',
      deals('- id: a\n  says: "bill of {money:supplier}"\n'),
      'deals/rules.yaml:2:18',
      ['no role “supplier”', 'expected one of value, ceiling'],
    ],
    [
      'an unknown status',
      { 'events/rules.yaml': '- id: a\n  says: sealed it\n  gives: { status: singed }\n' },
      'events/rules.yaml:3:20',
      ['no status “singed”', 'did you mean “signed”?'],
    ],
    [
      'an unknown field of gives',
      { 'events/rules.yaml': '- id: a\n  says: sealed it\n  gives: { statsu: signed }\n' },
      'events/rules.yaml:3:12',
      ['give no “statsu”', 'did you mean “status”?'],
    ],
    [
      'the id of a built-in rule',
      deals('- id: worth\n  says: "bill of {money:value}"\n'),
      'deals/rules.yaml:1:7',
      ['another rule of this kind', 'off: [deal/worth]'],
    ],
    [
      'a rule without a case',
      rules('- id: blue\n  says: blue moon\n- id: red\n  says: red moon\n'),
      'moons/rules.yaml:3:7',
      ['no case shows the rule “red”'],
    ],
  ];
