import type { RoledPiece } from '#pipeline/stages/read/html/pieces';
import { decoded } from '#pipeline/stages/read/html/title';
import { tidy } from '#pipeline/stages/read/html/tree';
import { plain } from '#pipeline/stages/read/roles';
import { FACT_ROLES } from '#schemas/vocabulary';

/** Shorter structured bodies are summaries. */
const SHORTEST = 400;
const SHARE = 0.5;

/**
 * Where the structured data holds the whole text and the page shows less than half of it (a wall, a page that scripts
 * fill), the text is taken from there: headline and standfirst stay as they are.
 * @param body `articleBody` of the structured data
 */
export function rescued(pieces: readonly RoledPiece[], body: string | null): readonly RoledPiece[] {
  if (body === null || body.length < SHORTEST) return pieces;
  const shown = pieces.reduce(
    (sum, { role, text }) => sum + (FACT_ROLES.has(role) && role !== 'headline' ? text.length : 0),
    0,
  );
  if (shown > body.length * SHARE) return pieces;
  const top = pieces.filter(({ role }) => role === 'headline' || role === 'dek' || role === 'byline');
  const known = new Set(top.map(({ text }) => plain(text)));
  const paragraphs = paragraphsOf(body).filter((text) => !known.has(plain(text)));
  return [...top, ...paragraphs.map((text): RoledPiece => ({ text, role: 'body' }))];
}

/** Paragraphs of a body that may hold markup, escaped or not. */
const paragraphsOf = (body: string): readonly string[] =>
  decoded(body)
    .replace(/<\/?(?:p|div|br|h[1-6]|li|ul|ol|blockquote)\b[^<>]{0,300}>/gi, '\n')
    .replace(/<[a-z!/][^<>]{0,1000}>/gi, '')
    .split(/\s*\n\s*/)
    .map(tidy)
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
