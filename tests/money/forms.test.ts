import { describe, expect, test } from 'vitest';
import type { Entry } from '#schemas/extractor';
import { moneyIn, readValueExtractors, valueEngine } from './finder.js';

const engine = await valueEngine();
const lexicon = (await readValueExtractors()).find(({ kind }) => kind === 'money')?.lexicon ?? {};

const formsOf = (entry: Entry): readonly string[] =>
  Array.isArray(entry) ? entry : (entry as { forms: readonly string[] }).forms;
const signs = (groups: readonly string[]) =>
  groups.flatMap((group) =>
    Object.entries(lexicon[group] ?? {}).flatMap(([key, entry]) => formsOf(entry).map((form) => ({ key, form }))),
  );

/** Codes of ISO 4217 in use, funds and metals left out. */
const ISO =
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE
  CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
  KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
  PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED
  VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`.split(/\s+/);

/** The amounts of a text: its only one, or none. */
const only = (text: string) => {
  const found = moneyIn(text, engine);
  return found
    .map(({ start, end, value }) => `${text.slice(start, end)} = ${value.amount} ${value.currency}`)
    .join('; ');
};

// After a figure the letters of “B$” and “T$” are its magnitude.
describe('forms of currencies', () => {
  test.each(ISO)('%s before, glued to and after a figure', (code) => {
    expect(only(`It paid ${code} 2.5 million then.`)).toBe(`${code} 2.5 million = 2500000 ${code}`);
    expect(only(`It paid ${code}2.5 million then.`)).toBe(`${code}2.5 million = 2500000 ${code}`);
    expect(only(`It paid 2.5 million ${code} then.`)).toBe(`2.5 million ${code} = 2500000 ${code}`);
  });

  test.each(signs(['unit', 'before']))('“$form” ($key) before a figure', ({ form }) => {
    expect(only(`It paid ${form} 2.5 million then.`)).toMatch(`${form} 2.5 million = 2500000 `);
  });

  test.each(signs(['unit', 'after']).filter(({ form }) => !/^[BT]\$$/.test(form)))(
    '“$form” ($key) after a figure',
    ({ form }) => {
      expect(only(`It paid 2.5 million ${form} then.`)).toMatch(`2.5 million ${form} = 2500000 `);
    },
  );

  test('every single sign of letters may touch its figure', () => {
    const letters = signs(['unit', 'before']).filter(({ form }) => /^[\p{Lu}][\p{L}]{0,3}$/u.test(form));
    const apart = letters.filter(({ form }) => moneyIn(`It paid ${form}2.5 million then.`, engine)[0]?.start !== 8);
    expect(apart).toEqual([]);
  });
});
