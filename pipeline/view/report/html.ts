/** Markup that is safe to put into a page: `html` alone makes it, and it escapes whatever is not markup already. */
export type Html = { readonly markup: string };

export type Part = Html | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  // A bare carriage return would be read as a line feed, and the text would no longer be what the spans point into.
  '\r': '&#13;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"'`\r]/g, (char) => ENTITIES[char] ?? char);

/** A template whose holes are escaped; lists are joined, `null` and `false` say nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.reduce((all, string, i) => all + string + markupOf(parts[i] ?? null), '') };
}

export const raw = (markup: string): Html => ({ markup });

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(markupOf).join('');
}

/** JSON for a data block of a page: nothing in it can end the block or open a comment. */
export const blockJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
