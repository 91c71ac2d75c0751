import { expect, test } from 'vitest';
import { defineExtractor, loadEngine, type Match, type Resolved } from '#pipeline/index';
import './pack-folder.js';
import { recordOf } from './records.js';

type Fleet = { readonly unit: string; readonly size: number };

/** A unit and how many ships it has; no fleet where the number is not whole. */
function fleetOf({ parts }: Match): Resolved<Fleet> | null {
  const [unit, size] = parts.map(({ value }) => value);
  const count = Number((size as { readonly decimal: string }).decimal);
  return Number.isInteger(count) ? { value: { unit: String(unit), size: count } } : null;
}

const fleets = defineExtractor<Fleet>({
  kind: 'fleet',
  lexicon: { unit: { flotilla: ['flotilla', 'flotillas'], squadron: ['squadron'] } },
  rules: [{ id: 'fleet', says: '{unit} of {number} (ships|boats)' }],
  cases: [
    { text: 'A [[flotilla of 12 ships]] sailed.', finds: [{ unit: 'flotilla', size: 12 }] },
    { text: 'A flotilla of 1.5 ships is none.' },
  ],
  resolve: fleetOf,
});

test('an extractor in TypeScript finds beside the folders, its values in the record', async () => {
  const engine = await loadEngine({ extractors: [fleets] });
  expect(recordOf('A flotilla of nine ships met a squadron of 4 boats off Malta.', engine).other).toMatchObject([
    { kind: 'fleet', quote: 'flotilla of nine ships', value: { unit: 'flotilla', size: 9 }, rule: 'fleet/fleet' },
    { kind: 'fleet', quote: 'squadron of 4 boats', value: { unit: 'squadron', size: 4 } },
  ]);
  expect(engine.digest).not.toBe((await loadEngine()).digest);
});

test('its data is checked as that of a folder', async () => {
  expect(() => defineExtractor({ kind: 'Fleet' })).toThrow('expected small letters');
  // biome-ignore lint/suspicious/noExplicitAny: what a caller without types could write.
  expect(() => defineExtractor({ kind: 'fleet', rules: [{ id: 'a', sais: 'b' } as any] })).toThrow(
    'did you mean “says”?',
  );
  const unshown = defineExtractor({ kind: 'fleet', rules: [{ id: 'a', says: 'b c' }] });
  await expect(loadEngine({ extractors: [unshown] })).rejects.toThrow('extractor “fleet”: no case shows the rule “a”');
  const unknown = defineExtractor({ kind: 'fleet', rules: [{ id: 'a', says: '{moeny}' }] });
  await expect(loadEngine({ extractors: [unknown] })).rejects.toThrow('did you mean “money”?');
  const money = defineExtractor({ kind: 'money', resolve: () => null });
  await expect(loadEngine({ extractors: [money] })).rejects.toThrow('has its own code');
});
