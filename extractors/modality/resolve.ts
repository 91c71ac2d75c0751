import type { Match, Resolved } from '#schemas/extractor';

const ROLES = new Set(['media', 'document', 'anonymous']);

/** A cue's value is what its rule gives; a hole that names a speaker adds of what kind it is. */
export default function resolve({ gives, parts }: Match): Resolved<unknown> {
  const speaker = parts.find(({ role }) => ROLES.has(role));
  return { value: speaker ? { ...gives, speaker: speaker.role } : gives };
}
