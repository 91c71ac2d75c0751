import type { Knowledge } from '#extractors/parties/knowledge';
import { isNoName, isParticle } from '#extractors/parties/runs';
import { words } from '#pipeline/language/tokens';

/** Last words by which a body with a longer name is called again ("the Assembly"). */
const RECALLED = new Set(
  'assembly house council commission committee board court agency authority directorate institute federation union office senate'.split(
    ' ',
  ),
);

/** Whether a word alone, with "the", recalls a body of a longer name. */
export function isRecalled(word: string): boolean {
  return RECALLED.has(word.toLowerCase());
}

/** Family name, and what else the person may be called: "Balevski", "Al Mubarak", "Han". */
export function personAliases(name: string, knowledge: Knowledge): string[][] {
  // "Al-Tijani" at the beginning of a sentence.
  return familyNames(name, knowledge).flatMap((tokens) => {
    const [first = ''] = tokens;
    const capitalised = [first.charAt(0).toUpperCase() + first.slice(1), ...tokens.slice(1)];
    return isParticle(first) ? [tokens, capitalised] : [tokens];
  });
}

function familyNames(name: string, { familyFirst }: Knowledge): string[][] {
  const tokens = words(name);
  if (tokens.length < 2) return [];
  const first = tokens[0] as string;
  if (familyFirst.has(first.toLowerCase()) && (tokens.length === 3 || tokens.includes('-'))) {
    return tokens.includes('-') ? [[first]] : [[first], [tokens.at(-1) as string]];
  }
  let from = tokens.length - 1;
  while (from > 1 && tokens[from - 1] === '-') from -= 2;
  const aliases = [tokens.slice(from)];
  if (from > 1 && isParticle((tokens[from - 1] as string).toLowerCase())) aliases.unshift(tokens.slice(from - 1));
  if (tokens[from + 1] === '-' && /^(al|el)$/i.test(tokens[from] as string)) aliases.push(tokens.slice(from + 2));
  // "Ursula von der Leyen": the particles may stay away or come along.
  if (from > 2 && isParticle((tokens[from - 2] as string).toLowerCase())) aliases.unshift(tokens.slice(from - 2));
  const isSuffix = /^(Jr|Sr|II|III)$/.test(tokens[from] as string);
  return isSuffix
    ? [tokens.slice(Math.max(1, from - 1), from)]
    : aliases.filter((one) => (one.at(-1) as string).length > 1);
}

/** The name without its legal form, then its first word where that says something of its own. */
export function companyAliases(name: string, knowledge: Knowledge): string[][] {
  const tokens = words(
    name.replace(
      /,?\s+(Inc|Corp|LLC|L\.L\.C|LP|Ltd|Limited|Co|plc|PLC|GmbH|AG|SE|S\.?A|AB|AS|ASA|Oyj?|S\.?p\.?A|S\.?R\.?L|Pvt|Sp\. z o\.o|JV|Joint Venture|B\.?V|N\.?V|Pty|Pte|Sdn Bhd|d\.o\.o|a\.s|s\.r\.o|Corporation|Company|Incorporated|A\/S)\b.*$/u,
      '',
    ),
  );
  const first = tokens[0] as string;
  const word = first.toLowerCase();
  const isPlain =
    first.length < 3 ||
    !/^\p{Lu}/u.test(first) ||
    isNoName(word) ||
    knowledge.headType.has(word) ||
    knowledge.unitWords.has(word) ||
    knowledge.companyWords.has(word) ||
    knowledge.stateWords.has(word) ||
    knowledge.notParty.has(word) ||
    COMMON_FIRST.has(word);
  const isJoined = tokens[1] === '-' || tokens[1] === '&';
  return [tokens, ...(isPlain || isJoined || tokens.length < 2 ? [] : [[first]])];
}
const COMMON_FIRST = new Set(
  'general united american british european advanced defence defense north south east west northern southern eastern western pacific atlantic arctic nordic baltic global royal new national international first public state naval huntington electric applied integrated israel singapore korea'.split(
    ' ',
  ),
);

/** "the Assembly" for a National Assembly. */
export function bodyAliases(name: string): string[][] {
  const tokens = words(name);
  if (tokens.length < 2) return [];
  const last = tokens.at(-1) as string;
  const first = tokens[0] as string;
  if (isRecalled(last) && /^\p{Lu}/u.test(last)) return [tokens, [last]];
  if (isRecalled(first) && tokens[1] === 'of' && /^\p{Lu}/u.test(first)) return [tokens, [first]];
  return [tokens];
}
