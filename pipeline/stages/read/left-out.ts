import type { SegmentRole } from '#schemas/vocabulary';

/** Why a segment of a role yields no facts; null for the roles that do. */
export function reasonOf(role: SegmentRole): string | null {
  return REASONS[role] ?? null;
}

const REASONS: Partial<Record<SegmentRole, string>> = {
  kicker: 'section name above the headline',
  byline: 'author or publication line',
  caption: 'picture caption',
  credit: 'credit of a picture, a reporter or an agency',
  promo: 'subscription, newsletter or advertising prompt',
  related: 'link to another story',
  about: 'boilerplate or contact of an organisation or author',
  comment: 'comment of a reader',
  legal: 'legal notice or footnote',
  navigation: 'menu or page furniture',
};

const REPORTS = /\b(?:said|says|told|reported|reports|according to|announced|added|wrote|declined|confirmed)\b/i;

const words = (text: string): number => {
  let count = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const blank = text.charCodeAt(i) <= 0x20;
    if (!blank && !inside) count++;
    inside = !blank;
  }
  return count;
};

const AGENCIES =
  'Getty(?: Images)?|Shutterstock|AFP|Reuters|REUTERS|EPA(?:-EFE)?|EFE|Imago|dpa|DPA|iStock|Bloomberg|picture[ -]alliance|AP(?: Photo)?|Associated Press|Xinhua|Anadolu|ANSA|TASS|Yonhap|ZUMA|Alamy|Wikimedia(?: Commons)?|Flickr|DVIDS|Adobe Stock|PA(?: Images| Media)?|Keystone|Belga|PAP|CTK|Handout';

const CREDIT_START =
  /^\(?(?:(?:file )?(?:photo(?:graph)?s?|images?|pictures?|pic|video|illustration|graphics?|map|chart|foto|bild|photo credit|image credit)(?: credits?)?\s?(?::|by\b|courtesy\b|\/)|(?:credits?|sources?|courtesy(?: of| photo)?)\s?:|file ?photo\b|file ?[-–—]|courtesy (?:of|photo)\b|©\s?\p{Lu})/iu;
const CREDIT_END = new RegExp(
  `(?:\\((?:[^()]{0,60}\\b(?:[Pp]hotos?|[Ii]mage|[Ff]ile|[Cc]ourtesy|[Cc]redit|[Pp]icture|[Hh]andout)\\b[^()]{0,80}|(?:${AGENCIES})[^()]{0,40})\\)\\.?|(?:/|\\||–|—|©|\\bvia|\\bPhoto by [\\p{L} .'-]{2,40}/)\\s?(?:${AGENCIES})(?:[ /,]+(?:via |${AGENCIES}|[\\p{Lu}][\\p{L}.'-]+)){0,4}|\\b(?:Photos?|Images?|Pictures?|Credit|Foto|Bild)(?: credit| by| courtesy of)?\\s?: ?[\\p{L}\\d .,/&'’()-]{2,70}|©\\s?[\\p{L}\\d ./&'’-]{2,60})$`,
  'u',
);
const PICTURE = /photo|image|picture|file|handout|courtesy|credit|©|foto|bild/i;
const MILITARY_PHOTO =
  /\b(?:U\.?S\.? )?(?:Navy|Army|Air Force|Marine Corps|Coast Guard|Space Force|National Guard|DoD|NATO|MoD|Ministry of Defen[cs]e)(?: \w+)? (?:photo|photograph|graphic|image|video)\b|\bcourtesy photo\b|\b(?:photo|photograph|image|picture) (?:by|taken by|courtesy of|via)\b/i;
const WIRE_CREDIT =
  /^[([]?(?:(?:additional |extra )?(?:reporting|writing|edited|editing|compiled|written|translated|graphics?)(?: and (?:reporting|writing|editing))?(?: in \p{L}+)? (?:by|from)\b|(?:reporting|writing|editing) (?:and (?:reporting|writing|editing) )?by\b)/iu;
const WITH_FILES =
  /^[([]?with (?:inputs?|files?|reports?|reporting|additional reporting|agency inputs|wire reports) (?:from|by)\b/i;
const SOURCE = /^(?:SOURCE:? |Source: )\p{Lu}/u;
const CONTRIBUTED = /\bcontributed (?:to this (?:report|story|article)|(?:additional )?reporting)\b/i;
const AGENCY_LINE = new RegExp(
  `^[-–—( ]{0,3}(?:${AGENCIES}|PTI|ANI|IANS|UPI|CNN|BBC|staff|agencies)(?:[ /,&-]+(?:${AGENCIES}|PTI|ANI|IANS|staff|agencies|and|via|with)){0,5}[ )]{0,2}$`,
);

/** Of the editors of an agency: "str/hkb/jsa". */
const INITIALS = /^[a-z]{2,4}(?:[/-][a-z]{2,4}){1,5}$/;

/** Who made the picture, the report or the agency copy. A paragraph that reports ("…, Reuters reported.") is none. */
export function isCredit(text: string): boolean {
  if (text.length > 400) return false;
  const count = words(text);
  if (WIRE_CREDIT.test(text) || CONTRIBUTED.test(text)) return count < 60;
  if (count < 15 && (WITH_FILES.test(text) || SOURCE.test(text))) return true;
  if (count < 6 && (AGENCY_LINE.test(text) || INITIALS.test(text))) return true;
  if (count < 40 && CREDIT_START.test(text)) return true;
  const reports = REPORTS.test(text);
  if (count < 50 && MILITARY_PHOTO.test(text) && !reports) return true;
  const end = CREDIT_END.exec(text)?.[0];
  if (end === undefined || (reports && count > 12)) return false;
  return count < (PICTURE.test(end) ? 60 : 20);
}

const PROMO =
  /\b(?:click here to (?:subscribe|sign|read|join)|subscribe (?:now|today|here|to (?:our|the|my|unlock|read|continue|get|receive)|for (?:full|free|unlimited|just|only))|sign[- ]?up (?:now|here|today|for (?:our|free|my)|to (?:our|receive|get|read))|(?:our|free|daily|weekly|morning|the|your) (?:\w+ )?(?:newsletter|briefing email|email alerts?)|in(?:to)? your inbox|enjoying this (?:article|story)|like what you(?:['’]re| are)? read|becom(?:e|ing) a (?:member|subscriber|patron)|if you value our|thank you for reading|follow our (?:\w+ )?(?:channel|page|account)|support (?:our|independent|local|quality|free) (?:journalism|reporting|work|news)|make a donation|donate (?:now|today|here)|free trial|already (?:a|have an?) (?:member|subscriber|account|subscription)|unlimited (?:digital )?access|full (?:digital )?access (?:for (?:only|just)|to (?:our|all (?:our )?(?:articles|content|stories)|the (?:site|archive|website)))|to continue reading|create (?:an?|your) (?:free )?account|log ?in to|register (?:now|here|for free|to read)|download (?:our|the) app|follow us|like us on|join (?:us on|our|the conversation)|cancel any ?time|breaking news alerts?|get in touch (?:with (?:our|us)|at \S+@|by e-?mail)|do you have a (?:story|tip)|for more stories like this|as a preferred source|our award-winning|read our privacy|(?:advertisement|advertising)\b.{0,30}\bscroll)\b/i;
const PRICE =
  /(?:[$€£¥]|\b(?:USD|EUR|GBP|PLN|NIS|Rs\.?|AUD|CAD|CHF|SEK|NOK)\s?)\s?\d+(?:[.,]\d{1,2})?\s*(?:a|per|\/|for the first)\s*(?:month|week|year|mo\b|wk\b)|\d\s?€\s*(?:a|per|\/)\s*(?:month|week)/i;
const OFFER = /\b(?:subscri\w+|access|digital|join|membership|reporting|journalism|newsletter|premium|plan)\b/i;

/** Asks the reader to subscribe, sign up, donate or follow. */
export function isPromo(text: string): boolean {
  if (text.length > 320) return false;
  const count = words(text);
  if (count > 45) return false;
  if (PROMO.test(text)) return !(REPORTS.test(text) && count > 14);
  return PRICE.test(text) && OFFER.test(text) && count <= 30 && !REPORTS.test(text);
}

const RELATED =
  /^(?:[►▶➤»→>-]\s*)?(?:read (?:more|also|next|the full (?:story|report))|also read|see also|also on|related(?: (?:stor(?:y|ies)|articles?|content|news|topics?|coverage|posts?))?|more (?:on|from|stories|news|coverage|in)\b(?: this)?|(?:more|read|also read|watch|listen|video|photos|gallery|in pictures)\s?[:|]|recommended|don['’]t miss|you may (?:also )?(?:like|be interested)|you may also|what to read next|(?:most|editor['’]?s['’]?) (?:read|popular|viewed|picks?)|trending|top stories|latest (?:news|stories|posts)|recent (?:posts|news|articles)|previous (?:article|post|story)|next (?:article|post|story)|explore more|watch(?: now| live| also)?:|listen:|from the archives?|lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|lire (?:aussi|également)|à lire|leer (?:más|también)|lee (?:más|también)|leggi anche|leia (?:também|mais)|te puede interesar|les også|læs også|läs (?:också|även|mer)|lees ook|czytaj (?:więcej|także|też)|číst dále|čtěte také|читайте также|читайте також|consigliati per te)/i;
const RELATED_ALONE =
  /^(?:related|recommended|trending|most read|read more|see also|also read|read also|watch|listen|more)\s*:?$/i;

/** Leads to other stories. `linked` is the share of its characters that are links, where known. */
export function isRelated(text: string, linked: number | null): boolean {
  if (text.length > 400 || !RELATED.test(text)) return false;
  if (RELATED_ALONE.test(text)) return true;
  const colon = /^[^.:|]{4,40}[:|]\s/.test(text);
  const count = words(text);
  if (linked !== null) return colon || linked > 0.4 || count < 8;
  return colon || (count <= 12 && !/[.!?]$/.test(text));
}

const LEGAL =
  /^(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|disclaimer\s?:|terms of (?:use|service)\b|privacy policy\b|cautionary (?:note|statement)|forward[- ]looking statements?|safe harbou?r)|\ball rights reserved\b|\bmay not be (?:published|reproduced|republished|rewritten)|\breproduction requires\b|\bcontains? (?:certain )?forward[- ]looking (?:statements?|information)|\bmay contain forward[- ]looking|\b(?:uses?|use) cookies\b|\baccept (?:all )?cookies\b|\bcookie (?:policy|settings)\b/i;
const FOOTNOTE = /^\*{1,4}[\p{L}(][^.*]{0,70}\.?$/u;

/** Copyright, terms, cookies, forward-looking statements, footnotes of a digest. */
export function isLegal(text: string): boolean {
  if (FOOTNOTE.test(text)) return true;
  return (
    LEGAL.test(text.slice(0, 400)) &&
    (text.length < 300 || /forward[- ]looking|©|rights reserved|safe harbou?r/i.test(text))
  );
}

const FURNITURE =
  /^(?:advertisement|advertising|sponsored(?: content)?|up next|back to video|watch now|we apologi[sz]e, but this video.{0,60}|try refreshing your browser.{0,80}|sign (?:up|in)|log ?in|subscribe|register|donate|join now|our standards: .{0,80}|loading\.{0,3}|share(?: this)?(?: (?:article|story|post|on \w+))?:?|print|e-?mail|tweet|facebook|twitter|linkedin|whatsapp|telegram|copy link|save|comments?|home|menu|close|play|video|gallery|listen|skip to (?:main )?content|back to top|\d+ ?(?:of|\/) ?\d+|image \d+ of \d+|tags?:.{0,300}|topics?:.{0,200}|filed under:?.{0,200}|(?:keywords?|categor(?:y|ies)):.{0,200}|home ?[>›»/|].{0,200}|\d+ (?:comments?|min(?:ute)?s? read|shares?|views?)|(?:article|story) continues below(?: this ad(?:vertisement)?)?|[-*_=~·•–—#. ]{2,})$/i;

/** Menus, share bars, tag lists, rules. */
export const isFurniture = (text: string): boolean => text.length <= 320 && FURNITURE.test(text);

/** The line after which only boilerplate follows: "###", "-ENDS-", "- 30 -". */
export const isEndMark = (text: string): boolean =>
  text.length < 16 && /^(?:#{2,}|# # #|[-–—*(\s]*(?:30|ends?|end of (?:text|release))[-–—*)\s.]*)$/i.test(text);

const CONTACT_START =
  /^(?:for (?:further|more|additional|media) (?:information|details|enquiries|inquiries)\b.{0,60}(?:contact|visit|e-?mail|call|:)|(?:\p{L}+ )?(?:media|press|investors?|news|public affairs)(?: \p{L}+)? ?(?:contacts?|enquiries|inquiries|relations|office|centre|center)\b[^.]{0,60}:|(?:media|press|investor) contacts?$|contacts?(?: details| information)?\s?:|points? of contact\b|tel(?:ephone)?\s?[:.]|e-?mail\s?:)/iu;
const ADDRESS =
  /[\w.+-]{1,64}@[\w-]{1,64}\.\w|\+\d{1,3}[ ()\d.-]{6,}|\(\d{3}\) ?\d{3}[- ]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|^(?:https?:\/\/|www\.)\S+$|^(?:tel|phone|mobile|e-?mail|fax)\b/i;

/** The head of a contact block. */
export const isContactStart = (text: string): boolean =>
  text.length <= 260 && CONTACT_START.test(text) && !REPORTS.test(text);

/** A further line of a contact block: an address, a number, a name. */
export const isContactLine = (text: string): boolean =>
  text.length <= 220 && (ADDRESS.test(text) || (words(text) <= 9 && !/[.!?]["”]?$/.test(text)));

/** "FOR IMMEDIATE RELEASE" and the like, above a headline. */
export const isReleaseMark = (text: string): boolean =>
  text.length <= 60 &&
  /^(?:for (?:immediate|general|public) (?:release|distribution)|(?:immediate|press|news|media|company) (?:release|statement|announcement|notice)|embargoed\b.{0,40}|regulatory news)(?: (?:no|nr|number)[. ]? ?[\w/-]+)?[.:]?$/i.test(
    text,
  );

/** A line of the head of an e-mail other than its subject. */
export const isMailHead = (text: string): boolean =>
  text.length <= 200 && /^(?:from|to|cc|bcc|sent|date|reply-to|importance|attachments?): \S/i.test(text);

/** Holds an address or a telephone number and hardly anything else. */
export const isAddress = (text: string): boolean => text.length <= 160 && ADDRESS.test(text) && !REPORTS.test(text);

/** "About Saab", "About the authors": the heading of a boilerplate. */
export const isAboutHeading = (text: string): boolean =>
  text.length <= 90 &&
  /^(?:[Aa]bout|ABOUT) (?:the )?(?:us$|authors?\b|company$|\p{Lu}|\p{Ll}{0,2}\p{Lu})[^.?!]*:?$/u.test(text) &&
  words(text) <= 9;

const TRADE =
  '(?:reporter|correspondent|editor|journalist|writer|columnist|contributor|author of|producer|fellow|professor|lecturer|analyst (?:at|for|with))';
const BIO = new RegExp(
  `^(?:(?:The )?(?:[Aa]uthor|[Ww]riter)s? (?:is|was|are|has)\\b|(?!The )\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+){1,3},? (?:(?:is|was|has been|works as) (?:(?:an?|the) )?[^.]{0,80}?\\b${TRADE}\\b|(?:covers|writes about|writes on|reports on|reports from)\\b))`,
  'u',
);

/** A line about who wrote the article; only looked for at its end. */
export const isAuthorNote = (text: string): boolean => text.length <= 600 && BIO.test(text) && !SAYS.test(text);

const SAYS = /\b(?:said|says|told|announced|added|declined|according to)\b/i;

const COMMENTS =
  /^(?:\d+ (?:comments?|responses?|replies)$|(?:\d+|one|two|three) thoughts? on\b|comments? ?(?:\(\d+\)|:)$|comments$|leave a (?:reply|comment)|join the discussion|reader comments|post a comment|view \d+ comments|comments powered by)/i;

/** After this line come the comments of readers. */
export const isCommentStart = (text: string): boolean => text.length <= 200 && COMMENTS.test(text);

/** Who stands where: "General Roja, second left, and …", "Ann Bell (right)". */
const PLACES =
  /,\s(?:second|third|fourth|fifth) (?:from )?(?:the )?(?:left|right)\b|\((?:left|right|cent(?:er|re)|(?:second|third|fourth) (?:from )?(?:left|right)|from left[^)]{0,40})\)|,\sfrom left(?: to right)?[,:]\s/i;

/** A picture line: "FILE PHOTO: …", "Photo: …", "In this image …", "From left, …". */
export const isCaption = (text: string): boolean => text.length <= 400 && (PLACES.test(text) || isPictureLine(text));

const isPictureLine = (text: string): boolean =>
  /^(?:file ?(?:photo|image|picture)s?\b|photos?\s?:|image\s?:|pictured?\s?:|(?:image )?caption\s?[:,]|pictured (?:from|at|right|left|above|here)\b|illustration\s?:|in this (?:image|photo|picture|handout)\b|\(?(?:representative|representational|illustrative) (?:image|photo))/i.test(
    text,
  );
