import { escapeHtml, type Html, raw } from '#pipeline/view/report/html';

/** Controls, soft hyphens, zero-width and directional marks, tag characters: what a reader cannot see. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;

/** A page cannot hold these: an HTML parser replaces or drops them. */
const UNHOLDABLE = '\u0000';

/**
 * Text of an article as markup that keeps every code unit and shows those that cannot be seen. A directional mark is
 * isolated, so that it turns nothing around but itself.
 */
export function shown(text: string): Html {
  let markup = '';
  let done = 0;
  for (const { 0: char, index } of text.matchAll(INVISIBLE)) {
    const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const held = char === UNHOLDABLE ? '\ufffd' : escapeHtml(char);
    markup += `${escapeHtml(text.slice(done, index))}<span class="inv" data-u="${code}">${held}</span>`;
    done = index + char.length;
  }
  return raw(markup + escapeHtml(text.slice(done)));
}
