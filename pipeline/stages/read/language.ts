import { eld } from 'eld/small';

const LOOKED_AT = 1500;
const SHORTEST = 200;
const COMMON = /\b(?:the|and|that|with|from|which|this|have|has|were|been|their|said|would|will|its|by|for|of)\b/g;
const ENGLISH_SHARE = 0.16;

/**
 * ISO 639-1 code of the language of a text, null where nothing decides it. Texts under 200 characters count as
 * English. Plain English is recognised by its function words; everything else is left to eld.
 */
export function languageOf(text: string): string | null {
  if (text.length < SHORTEST) return 'en';
  const sample = text.slice(0, LOOKED_AT);
  const words = sample.split(/\s+/).length;
  if ((sample.match(COMMON)?.length ?? 0) / words >= ENGLISH_SHARE) return 'en';
  const { language } = eld.detect(sample);
  return language || null;
}
