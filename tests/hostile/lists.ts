import { fill, noise, series, shapes } from './shape.js';

const GOOD = '{"text":"Norway signed a pact worth $40 million on Monday."}\n';

/** Lines, tables and feeds. */
export const LISTS = [
  ...shapes('jsonl', {
    'a line without end': (size) => `${GOOD}{"text":"${fill('a', size)}`,
    'nested arrays': (size) => `${GOOD}${fill('[', size)}\n${GOOD}`,
    'bad lines': (size) => GOOD + fill('{bad\n', size),
    'empty lines': (size) => GOOD + fill('\n', size),
    'small articles': (size) => fill('{"text":"A pact."}\n', size >> 4),
    'many keys': (size) => `${GOOD}{${series((i) => `"k${i}":1,`, size)}"text":"x"}\n`,
    'escaped surrogates': (size) => `${GOOD}{"text":"${fill('\\ud800', size)}"}\n`,
    'a prototype': (size) => `{"__proto__":{"text":"x"},"constructor":${fill('{"a":', size)}\n${GOOD}`,
    noise: (size) => noise(size),
  }),
  ...shapes('csv', {
    'a quote without end': (size) => `text,title\ngood,A\n"${fill('a,', size)}`,
    quotes: (size) => `text,title\ngood,A\n${fill('"', size)}`,
    'many columns': (size) => `${fill('text,', size)}\n1,2\n`,
    'many cells': (size) => `text,title\n${fill(',', size)}\n`,
    'one cell': (size) => `text,title\n${fill('word ', size)},A\n`,
    'short rows': (size) => `text,title\n${fill('a\n', size >> 4)}`,
    'a header alone': (size) => `text,${fill('x', size)}`,
    noise: (size) => noise(size),
  }),
  ...shapes('xml', {
    'entities that unfold': (size) =>
      `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${series((i) => `<!ENTITY b${i + 1} "&b${i};&b${i};&b${i};">`, size)}]><rss><item><title>&b9999;</title><description>A pact.</description></item></rss>`,
    'an entity of a file': (size) =>
      `<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><title>t</title><description>&f;${fill('a', size)}</description></item></rss>`,
    'nested items': (size) => `<rss>${fill('<item>', size)}`,
    'small items': (size) =>
      `<rss>${fill('<item><title>t</title><description>A pact.</description></item>', size >> 4)}</rss>`,
    'a map of many pages': (size) =>
      `<urlset>${series((i) => `<url><loc>https://n.example/${i}</loc></url>`, size)}</urlset>`,
  }),
];
