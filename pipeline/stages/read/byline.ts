const NAME_WORD = "(?:[\\p{Lu}][\\p{L}.'’-]*|de|da|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|ter|ten|dos|du)";
const NAME = new RegExp(`^${NAME_WORD}(?: ${NAME_WORD}){1,4}$`, 'u');
const CAPITALS = /^[\p{Lu}.'’ -]{5,}$/u;
const BY =
  /^(?:(?:story|written|text|report(?:ed|ing)?|analysis|exclusive|opinion|words|posted|published|authored)\s+)?by:?\s+(?=[\p{Lu}])/iu;
const NO_NAME =
  /\b(?:staff|twitter|facebook|instagram|linkedin|youtube|whatsapp|images?|photos?|pictures?|writers?|reporters?|correspondents?|editors?|editorial|press|news|agency|agencies|bureau|desk|team|reuters|associated|afp|online|admin|administrator|contributors?|columnist|journalist|updated|published|posted|minutes?|read|comments?|views?|magazine|times|daily|journal|media|newsroom|service|services|guest|author|digital|network|radio|television|tv|office|public affairs|department|ministry|university|institute)\b/i;

/** True of a line such as "By Jane Doe and John Roe", "By JANE DOE, Staff Writer". */
export function isByline(line: string): boolean {
  if (line.length > 140 || !BY.test(line)) return false;
  if (/[.!?]["”]?$/.test(line) && !/\b(?:Jr|Sr|Ph\.?D|[A-Z])\.$/.test(line)) return false;
  const signed = line.split(/[|•·]/, 1)[0] ?? '';
  return namesIn(line).length > 0 || (signed.length < 60 && NO_NAME.test(signed));
}

const TITLE =
  /^(?:(?:the |our |\p{L}+ ){0,4}(?:correspondent|reporter|editor|writer|analyst|journalist|columnist))(?:,? [\p{Lu}][\p{L} ]{2,30})?$/iu;

/** A name alone, as some sites print their authors. */
export const isBareName = (line: string): boolean =>
  line.length <= 40 && NAME.test(line) && line.split(' ').length <= 3 && !NO_NAME.test(line);

/** "Defence correspondent". */
export const isAuthorTitle = (line: string): boolean => line.length <= 60 && TITLE.test(line);

/** Persons in an author line or an author field, in order, each once; titles, outlets and dates are left out. */
export function namesIn(line: string): readonly string[] {
  const names: string[] = [];
  const plain = line.replace(/\s+/g, ' ').trim();
  // What follows the first bar of a "By …" line is a place, a date or a count.
  const body = BY.test(plain) ? (plain.replace(BY, '').split(/ ?[|•·] ?/, 1)[0] ?? '') : plain;
  for (const part of body.split(
    /\s*(?:,|;|\||\/|·|•|&|–|—|\(|\)|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|\bin (?=\p{Lu})|\bfor (?=\p{Lu}))\s*/u,
  )) {
    const name = part.trim();
    if (name.length < 4 || name.length > 50 || NO_NAME.test(name) || /\d|@/.test(name)) continue;
    if (!NAME.test(name) && !CAPITALS.test(name)) continue;
    if (!name.includes(' ') || names.includes(name)) continue;
    names.push(name);
  }
  return names;
}
