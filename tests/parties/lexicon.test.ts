import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import countries from 'i18n-iso-countries';
import { describe, expect, test } from 'vitest';
import { readYaml } from '#pipeline/io/yaml';
import { type Entry, LexiconSchema } from '#schemas/extractor';
import { PARTY_TYPES } from '#schemas/vocabulary';

const directory = fileURLToPath(new URL('../../extractors/parties', import.meta.url));
const groups = new Map<string, [string, Entry][]>();
for (const file of readdirSync(directory).filter((name) => /^lexicon.*\.yaml$/.test(name))) {
  for (const [group, entries] of Object.entries(readYaml(join(directory, file), LexiconSchema))) {
    groups.set(group, [...(groups.get(group) ?? []), ...Object.entries(entries)]);
  }
}
const formsOf = (entry: Entry): readonly string[] =>
  Array.isArray(entry) ? entry : (entry.forms as readonly string[]);
/** Kosovo has no code of ISO 3166-1; XKX is the one in common use. */
const isCountry = (code: string): boolean => code === 'XKX' || (code.length === 3 && countries.isValid(code));
const NAMES = [
  'state',
  'demonym',
  'seat',
  'body',
  'force',
  'organisation',
  'institute',
  'company',
  'armed-group',
  'media',
  'political',
  'person',
];

describe('the party lexicons', () => {
  test('hold every state by its code', () => {
    const keys = ['state', 'demonym', 'seat', 'city', 'region'].flatMap((group) =>
      (groups.get(group) ?? []).map(([key]) => key),
    );
    expect(keys.filter((key) => !isCountry(key))).toEqual([]);
    const states = new Set((groups.get('state') ?? []).map(([key]) => key));
    const members = 'AFG BRA CHN DEU ETH FRA GBR IND IRN JPN KEN KOR MEX NGA PAK PRK RUS SAU TUR UKR USA VNM ZAF'.split(
      ' ',
    );
    expect(members.filter((code) => !states.has(code))).toEqual([]);
    expect(states.size).toBeGreaterThan(195);
  });

  test('name only existing states as the country of an entry', () => {
    const wrong = NAMES.flatMap((group) =>
      (groups.get(group) ?? []).flatMap(([key, entry]) => {
        const country = Array.isArray(entry) ? null : (entry as Record<string, unknown>).country;
        return country === null || country === undefined || isCountry(String(country))
          ? []
          : [`${group}.${key}: ${country}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('give every name to one owner', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const group of NAMES) {
      for (const [key, entry] of groups.get(group) ?? []) {
        for (const form of formsOf(entry)) {
          const owner = owners.get(form);
          if (owner !== undefined && owner !== `${group}.${key}`) twice.push(`“${form}”: ${owner} and ${group}.${key}`);
          owners.set(form, `${group}.${key}`);
        }
      }
    }
    expect(twice).toEqual([]);
  });

  test('write no form of an entry twice', () => {
    const twice = [...groups].flatMap(([group, entries]) =>
      entries.flatMap(([key, entry]) =>
        formsOf(entry)
          .filter((form, index, all) => all.indexOf(form) !== index)
          .map((form) => `${group}.${key}: “${form}”`),
      ),
    );
    expect(twice).toEqual([]);
  });

  test('know head nouns by the types of parties', () => {
    const types = new Set<string>(PARTY_TYPES);
    expect((groups.get('head') ?? []).map(([key]) => key).filter((key) => !types.has(key))).toEqual([]);
  });
});
