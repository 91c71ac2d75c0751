import { describe, expect, test } from 'vitest';
import { loadEngine } from '#pipeline/io/engine';
import { type Entities, resolveEntities } from '#pipeline/link/entities';
import { documentOf, findInText } from '#pipeline/stages/find-in-text';
import type { Mention, PartyValue } from '#schemas/mention';

const engine = await loadEngine();

function read(text: string): { entities: Entities; mentions: readonly Mention<PartyValue>[]; text: string } {
  const document = documentOf(text, null, engine);
  const mentions = (findInText(text, null, engine).get('party') ?? []) as readonly Mention<PartyValue>[];
  return { entities: resolveEntities(mentions, document), mentions, text: document.text };
}

const names = (text: string) => read(text).entities.list.map(({ name }) => name);

/** What a reference stands for, by its words. */
function meant(text: string, words: string): readonly string[] {
  const { entities, mentions } = read(text);
  const mention = mentions.find(({ start, end }) => text.slice(start, end) === words);
  if (mention === undefined) throw new Error(`no mention “${words}”`);
  return entities.of(mention).map(({ name }) => name);
}

describe('entities', () => {
  test('are one for all names of an actor', () => {
    const { entities } = read(
      'Peru signed the lease. Lima will pay in May, Peruvian officials said. The Peruvian government asked for time.',
    );
    expect(entities.list).toMatchObject([{ name: 'Peru', type: 'state', country: 'PER', identifier: 'PER' }]);
    expect(entities.list[0]?.mentions).toHaveLength(4);
  });

  test('bear the fullest name of the article', () => {
    expect(names('Tarvik will build it. Tarvik Marine AS has 200 workers. Tarvik is old.')).toEqual([
      'Tarvik Marine AS',
    ]);
    expect(names('Foreign Minister Paula Ferreira left. Ferreira was content.')).toEqual(['Paula Ferreira']);
  });

  test('are none for states that are only places or origins', () => {
    expect(names('The yard in Norway and a base in Kenya were closed.')).toEqual([]);
    expect(names("Spain's Navantia will build the ships.")).toEqual(['Navantia']);
    expect(names('British ships called at Colombo.')).toEqual([]);
    expect(names('Israeli Navy boats left Haifa.')).toEqual(['Israeli Navy']);
  });

  test('leave common nouns out that do not act', () => {
    expect(names("They argued about the coast guard's budget.")).toEqual([]);
    expect(names('Kenya bought trucks for the army.')).toEqual(['Kenya', 'army']);
  });

  test('keep the bodies of two states apart', () => {
    const { entities } = read("Ghana's Defence Ministry and Togo's Defence Ministry signed.");
    const bodies = entities.list.filter(({ type }) => type === 'government-body');
    expect(bodies.map(({ country }) => country)).toEqual(['GHA', 'TGO']);
  });

  test('know what a person belongs to', () => {
    const { entities } = read('Saab signed the order. Karin Berg, head of sales at Saab, was content.');
    const [saab, berg] = entities.list;
    expect(berg).toMatchObject({ name: 'Karin Berg', type: 'person', affiliation: saab?.key, country: 'SWE' });
  });
});

describe('references', () => {
  test('of two states are the two of the nearest sentence that names two', () => {
    expect(meant('Chad and Niger signed. Togo was told. Both countries will pay.', 'Both countries')).toEqual([
      'Chad',
      'Niger',
    ]);
  });

  test('of a company are the last one named', () => {
    expect(meant('Saab beat Damen. Damen protested, but the company lost.', 'the company')).toEqual(['Damen']);
  });

  test('of a company heed its country', () => {
    expect(meant('Saab beat Damen, but the Swedish company waited.', 'the Swedish company')).toEqual(['Saab']);
  });

  test('of a ministry are the last ministry', () => {
    expect(meant("Togo's Defence Ministry said so. Later the ministry added a word.", 'the ministry')).toEqual([
      'Defence Ministry',
    ]);
  });

  test('stand for nobody where nobody fits', () => {
    expect(meant('Peru said that the company would pay.', 'the company')).toEqual([]);
  });
});

describe('mentions', () => {
  test('cover whole tokens and give the text back', () => {
    const { entities, text } = read('Türkiye’s Aselsan and the U.S. Army agreed with Lt.-Gen. Jan Novák in Kyiv.');
    for (const { mentions } of entities.list) {
      for (const { start, end } of mentions) {
        expect(text.slice(start, end)).toMatch(/^[\p{L}\d].*[\p{L}\d.]$/u);
      }
    }
  });

  test('are the same whatever was read before', () => {
    const one = 'The Council approved it. Telmor Systems Ltd (TSL) will pay. TSL is late.';
    const other = 'Council of Elders (TSL) met. General Telmor said no.';
    const before = JSON.stringify(read(one).entities.list);
    read(other);
    expect(JSON.stringify(read(one).entities.list)).toBe(before);
  });
});
