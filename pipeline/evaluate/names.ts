const LEGAL_SUFFIXES: ReadonlySet<string> = new Set(
  (
    'inc incorporated corp corporation co company llc lp ltd limited plc gmbh ag kg se sa spa srl as asa a/s oy oyj ' +
    'ab nv bv pvt private pte sdn bhd jsc ojsc pjsc doo ad'
  ).split(' '),
);

/** A name for comparison: small letters without accents, points, a leading "the" and legal suffixes. */
export function plainName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[.’'"“”]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  const named = words[0] === 'the' ? words.slice(1) : words;
  return named.filter((word, i) => i === 0 || !LEGAL_SUFFIXES.has(word)).join(' ');
}
