import { quoteOf, type Walk } from '#pipeline/run/derive/walk';
import type { Tree } from '#pipeline/view/tree';
import type { Mention, Part } from '#schemas/mention';
import type { Modality } from '#schemas/vocabulary';

/** Mentions within mentions within mentions: deeper is not shown. */
const DEEPEST = 4;
const LONGEST_RULE = 140;

/** A mention, the rule that found it, and what filled the holes of the rule. */
export function mentionTree(walk: Walk, mention: Mention, head?: string, depth = 0): Tree {
  const parts = depth < DEEPEST ? mention.parts.map((part) => partTree(walk, part, depth)) : [];
  return {
    head: head ?? `${mention.kind} ${quoteOf(walk, mention)}`,
    because: [ruleTree(walk, mention, parts)],
  };
}

/** The rule behind a mention; code where no rule of that name stands in a file. */
function ruleTree({ engine }: Walk, { rule, kind }: Mention, because: readonly Tree[]): Tree {
  const of = engine.kinds.find((one) => one.kind === kind);
  const says = of?.rules.filter(({ id }) => id === rule).map((one) => one.says) ?? [];
  const more = says.length > 1 ? ` (or ${says.length - 1} more wordings)` : '';
  const note =
    says[0] === undefined
      ? `by the code of extractors/${of?.extractor.files.rules.split('/').at(-2) ?? kind}`
      : `${shortened(says[0])}${more}`;
  return { head: `rule ${rule}`, note, because };
}

function partTree(walk: Walk, part: Part, depth: number): Tree {
  const { role, kind, mention } = part;
  const name = role === kind ? kind : `${role} (${kind})`;
  const head = `${name} ${quoteOf(walk, part)}`;
  return mention === null ? { head, note: 'a form of the lexicon' } : mentionTree(walk, mention, head, depth + 1);
}

const shortened = (text: string): string => (text.length > LONGEST_RULE ? `${text.slice(0, LONGEST_RULE)}…` : text);

/** How surely it is said, and which cue makes it so; `recorded` is what the record says, null where it is in none. */
export function modalityTree(walk: Walk, mention: Mention, recorded: Modality | null): Tree {
  const { modality, cue } = walk.qualifier.modalityOf(mention);
  const said = recorded ?? modality;
  const because = cue === null ? 'no cue reaches it' : `${quoteOf(walk, cue)} says ${modality}`;
  const head = `modality ${said}`;
  if (said !== modality) {
    const why = said === 'asserted' ? 'it is a term of what was agreed' : 'its phrase says so';
    return { head, note: `${because}; ${why}` };
  }
  return cue === null ? { head, note: because } : mentionTree(walk, cue, `${head}, because of ${quoteOf(walk, cue)}`);
}

/** On whose word it stands. */
export function attributionTree(walk: Walk, mention: Mention): Tree {
  const said = walk.qualifier.attributionOf(mention);
  if (said === null) return { head: 'said by the author', note: 'no speech covers it' };
  const via = said.via === null ? '' : `, via ${said.via}`;
  const words = said.span === null ? undefined : quoteOf(walk, said.span);
  return { head: `said by ${said.source ?? 'somebody unnamed'} (${said.kind}${via})`, note: words };
}

/** The verb of an event, and what its auxiliaries and cues make of it. */
export function verbTree(walk: Walk, mention: Mention): Tree {
  const { modality, negated, tense, passive, cue } = walk.qualifier.verbGroupAt(mention.sentence, mention.first);
  const head = `verb: ${tense}${passive ? ', passive' : ''}${negated ? ', negated' : ''}, ${modality}`;
  return cue === null ? { head } : mentionTree(walk, cue, `${head}, because of ${quoteOf(walk, cue)}`);
}
