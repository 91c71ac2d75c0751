import { describe, expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { findInText } from '#pipeline/stages/find-in-text';
import { type Files, folderOf } from './pack-folder.js';
import { recordOf } from './records.js';

const plain = await loadEngine();
const withPack = (files: Files) => loadEngine({ rules: [folderOf(files)] });

describe('a pack of data alone adds, up to the record,', () => {
  test('a currency', async () => {
    const engine = await withPack({ 'money/lexicon.yaml': 'unit:\n  XQD: [quillar, quillars, "Q¤"]\n' });
    const text = 'Norway signed a contract worth 40 million quillars with Saab. The option costs Q¤5 million.';
    expect(recordOf(text, plain).money).toEqual([]);
    const { money, agreements } = recordOf(text, engine);
    expect(money).toMatchObject([
      { quote: '40 million quillars', amount: 40_000_000, currency: 'XQD', currencyCertainty: 'explicit' },
      { quote: 'Q¤5 million', amount: 5_000_000, currency: 'XQD' },
    ]);
    expect(agreements[0]?.amounts[0]).toMatchObject({ money: ['m1'], role: 'value', modality: 'asserted' });
  });

  test('an official agreement with its name, instrument and subjects', async () => {
    const entry =
      'harbour visits compact: { forms: [harbour visits compact, HVC], instrument: treaty, head: compact, subjects: [basing-access] }';
    const engine = await withPack({ 'agreements/lexicon.yaml': `official:\n  ${entry}\n` });
    const text = 'Norway and Malta signed the Harbour Visits Compact on Monday.';
    expect(recordOf(text, engine).agreements).toMatchObject([
      { instrument: 'treaty', name: 'Harbour Visits Compact', subjects: ['basing-access'], status: 'signed' },
    ]);
    expect(recordOf(text, plain).agreements[0]?.subjects).not.toEqual(['basing-access']);
  });

  test('a phrasing with roles for an amount and a party', async () => {
    const engine = await withPack({
      'deals/rules.yaml': '- id: foots\n  says: "{party:buyer} <foot> a bill of {money:value}"\n',
      'deals/cases.yaml':
        '- text: Chad foots a bill of $9 million.\n  finds: [{ rule: foots, buyer: Chad, value: $9 million }]\n',
    });
    const text = 'The contract with Saab was signed on Monday. Norway footed a bill of $40 million.';
    expect(recordOf(text, plain).agreements[0]?.amounts[0]?.role).not.toBe('value');
    const { agreements, parties } = recordOf(text, engine);
    const buyer = agreements[0]?.parties.find(({ role }) => role === 'buyer')?.party;
    expect(agreements[0]?.amounts).toMatchObject([{ money: ['m1'], role: 'value' }]);
    expect(parties.find(({ id }) => id === buyer)?.name).toBe('Norway');
    expect(agreements[0]?.evidence.some(({ rule }) => rule === 'deal/foots')).toBe(true);
  });

  test('a cue of modality', async () => {
    const engine = await withPack({
      'modality/rules.yaml':
        '- id: angle\n  says: "<angle> for"\n  gives: { category: demanded, direction: forward, governs: noun, verb: true }\n',
      'modality/cases.yaml': '- text: "Chad [[angles for]] a lease."\n  finds: [{ category: demanded }]\n',
    });
    const text =
      'Norway and Malta are negotiating a cost-sharing agreement. Malta angles for a payment of $40 million a year.';
    const modality = (one: typeof plain) => recordOf(text, one).agreements[0]?.amounts[0]?.modality;
    expect([modality(plain), modality(engine)]).toEqual(['asserted', 'demanded']);
  });

  test('an event that gives a status', async () => {
    const engine = await withPack({
      'events/rules.yaml':
        '- id: clink\n  says: "<clink> glasses over"\n  gives: { status: agreed-in-principle, date: agreed }\n',
      'events/cases.yaml':
        '- text: They [[clinked glasses over]] a lease.\n  finds: [{ status: agreed-in-principle }]\n',
    });
    const text = 'Norway and Malta clinked glasses over a defence treaty on Monday.';
    expect(recordOf(text, engine).agreements[0]?.status).toBe('agreed-in-principle');
    expect(recordOf(text, plain).agreements[0]?.status).not.toBe('agreed-in-principle');
  });

  test('a company and a word for it', async () => {
    const engine = await withPack({
      'parties/lexicon.yaml': 'company:\n  zorvex: { forms: [Zorvex Marine, Zorvex], country: EST }\n',
    });
    const text = 'On Monday Zorvex won a contract.';
    expect(recordOf(text, engine).parties).toMatchObject([{ name: 'Zorvex', type: 'company', country: 'EST' }]);
  });

  test('a new kind with roles of its own, which stands under `other`', async () => {
    const engine = await withPack({
      'exercises/rules.yaml':
        '- id: hosts\n  says: "{party:host} <host> [the] exercise {name} [{date:opening}]"\n  gives: { scale: large }\n- id: named\n  says: "exercise {name}"\n',
      'exercises/lexicon.yaml': 'name:\n  steel-harbour: [Steel Harbour]\n',
      'exercises/cases.yaml':
        '- text: "[[Chad hosts exercise Steel Harbour]]."\n  finds: [{ scale: large, name: steel-harbour, host: { country: TCD } }]\n- text: The [[exercise Steel Harbour]] ended.\n  finds: [steel-harbour]\n',
    });
    const text = 'Norway hosted the exercise Steel Harbour on Monday. Exercise Steel Harbour ended.';
    expect(recordOf(text, plain).other).toEqual([]);
    expect(recordOf(text, engine).other).toMatchObject([
      {
        kind: 'exercise',
        quote: 'Norway hosted the exercise Steel Harbour',
        value: { name: 'steel-harbour', host: { country: 'NOR' }, scale: 'large' },
        rule: 'exercise/hosts',
      },
      { kind: 'exercise', quote: 'Exercise Steel Harbour', value: 'steel-harbour', rule: 'exercise/named' },
    ]);
  });

  test('a new kind that built-in phrases are told about', async () => {
    const engine = await withPack({
      'ranges/rules.yaml': '- id: range\n  says: "{name} range"\n',
      'ranges/lexicon.yaml': 'name:\n  salt: [Salt Flat]\n',
      'ranges/cases.yaml': '- text: The [[Salt Flat range]] opens.\n',
      'deals/rules.yaml': '- id: range-costs\n  says: "{range} <cost> {money:value}"\n',
      'deals/cases.yaml':
        '- text: The Salt Flat range cost $9 million.\n  finds: [{ rule: range-costs, value: $9 million, range: Salt Flat range }]\n',
    });
    const rules = findInText('The Salt Flat range cost $8 million.', null, engine)
      .get('deal')
      ?.map(({ rule }) => rule);
    expect(rules).toContain('deal/range-costs');
  });
});

describe('of several rules', () => {
  const moons = (name: string, says: string): Files => ({
    'pack.yaml': `name: ${name}\nversion: "1.0.0"\n`,
    'moons/rules.yaml': `- id: ${name}\n  says: "${says}"\n`,
    'moons/cases.yaml': `- text: "${says === 'a {colour} moon' ? 'There is [[a blue moon]].' : 'There is [[a red moon]].'}"\n`,
    'moons/lexicon.yaml': 'colour:\n  blue: [blue]\n  red: [red]\n',
  });
  const winner = async (...packs: readonly Files[]) => {
    const engine = await loadEngine({ rules: packs.map((files) => folderOf(files)) });
    return findInText('Then a red moon rose.', null, engine)
      .get('moon')
      ?.map(({ rule }) => rule);
  };

  test('the longest match wins, whatever pack it is in', async () => {
    const long = { ...moons('long', 'a red moon rose'), 'moons/cases.yaml': '- text: There [[a red moon rose]].\n' };
    expect(await winner(moons('short', 'a red moon'), long)).toEqual(['moon/long']);
    expect(await winner(long, moons('short', 'a red moon'))).toEqual(['moon/long']);
  });

  test('then the one that asks for more words, then the earlier pack', async () => {
    expect(await winner(moons('wide', 'a {colour} moon'), moons('exact', 'a red moon'))).toEqual(['moon/exact']);
    const other = { ...moons('other', 'a (red|green) moon'), 'moons/cases.yaml': '- text: Now [[a green moon]].\n' };
    expect(await winner(moons('first', 'a red moon'), other)).toEqual(['moon/first']);
  });

  test('a rule can be switched off, and replaced under its id', async () => {
    const text = 'The radar contract is worth $90 million.';
    const deals = async (files: Files) => {
      const engine = await withPack({ 'pack.yaml': 'name: a\nversion: "1.0.0"\noff: [deal/worth]\n', ...files });
      return (
        findInText(text, null, engine)
          .get('deal')
          ?.map(({ rule }) => rule) ?? []
      );
    };
    expect(
      findInText(text, null, plain)
        .get('deal')
        ?.map(({ rule }) => rule),
    ).toContain('deal/worth');
    expect(await deals({ 'moons/lexicon.yaml': 'colour:\n  blue: [blue]\n' })).not.toContain('deal/worth');
    const replaced = {
      'deals/rules.yaml': '- id: worth\n  says: "is worth {money:estimate}"\n',
      'deals/cases.yaml': '- text: It is worth $5 million.\n  finds: [{ rule: worth, estimate: $5 million }]\n',
    };
    expect(await deals(replaced)).toContain('deal/worth');
  });

  test('no pack changes what is found without it', async () => {
    await winner(moons('wide', 'a {colour} moon'));
    const again = await loadEngine();
    expect(again).toBe(plain);
    expect(findInText('Then a red moon rose.', null, again).get('moon')).toBeUndefined();
  });
});
