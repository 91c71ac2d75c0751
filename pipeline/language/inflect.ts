import nlp from 'compromise';

const CACHE = new Map<string, readonly string[]>();

/** Inflected forms of a verb, the lemma first. */
export function inflectVerb(lemma: string): readonly string[] {
  const known = CACHE.get(lemma);
  if (known) return known;
  const [head = '', ...rest] = lemma.split(' ');
  const all = nlp(head).tag('Infinitive').verbs().conjugate()[0] as Record<string, string> | undefined;
  const forms = [head, ...Object.values(all ?? {})].filter((form) => form && !form.includes(' '));
  const result = [...new Set(forms)].map((form) => [form, ...rest].join(' '));
  CACHE.set(lemma, result);
  return result;
}
