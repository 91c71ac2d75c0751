import { SHAPE } from '#schemas/document';
import type { Match, Resolved } from '#schemas/extractor';

const ROLES = new Set(['media', 'document', 'anonymous']);

/** A cue's value is what its rule gives; a hole that names a speaker adds of what kind it is. */
export default function resolve(match: Match): Resolved<unknown> | null {
  if (isPartOfName(match)) return null;
  const speaker = match.parts.find(({ role }) => ROLES.has(role));
  return { value: speaker ? { ...match.gives, speaker: speaker.role } : match.gives };
}

/** The colon of "18:30", the words of "Block 70" and "No. 5" are no cues. */
function isPartOfName({ document, first, last }: Match): boolean {
  if (last - first > 1) return false;
  const { tokens, text } = document;
  const shape = (token: number): number => tokens.shape[token] ?? 0;
  const isNumber = (token: number): boolean => (shape(token) & SHAPE.digit) !== 0;
  if ((shape(first) & SHAPE.symbol) !== 0) return isNumber(last) && (shape(last) & SHAPE.glued) !== 0;
  if ((shape(first) & SHAPE.initial) === 0) return false;
  return isNumber(last) || (text.charCodeAt(tokens.start[last] ?? 0) === FULL_STOP && isNumber(last + 1));
}
const FULL_STOP = 0x2e;
