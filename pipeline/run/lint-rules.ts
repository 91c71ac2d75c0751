import { loadWordList } from '#pipeline/language/packages';
import { words } from '#pipeline/language/tokens';
import { fold } from '#pipeline/language/vocabulary';
import { formsOf } from '#pipeline/rules/compile';
import type { CompiledKind, Engine } from '#pipeline/rules/engine';
import type { Fault } from '#pipeline/rules/fault';
import { leavesOf } from '#pipeline/rules/holes';
import { lintExtractor } from '#pipeline/rules/lint';
import { examplesOf } from '#pipeline/rules/sample';
import { readable, sentencesOf } from '#pipeline/rules/slots';
import { runSuite } from '#pipeline/rules/suite';
import { samplesOf } from '#pipeline/run/samples';
import { findInText } from '#pipeline/stages/find-in-text';
import type { Extractor } from '#schemas/extractor';

/** Sentences that are written for each rule to see whether it ever finds something. */
const SAMPLES = 8;
/** Share of plain sentences in which a rule may find something before it is suspect. */
const MOST = 0.2;

/** All that is worth a look in some extractors, whose rules are among those of the engine. */
export function lintRules(
  meant: readonly Extractor[],
  builtIn: readonly Extractor[],
  engine: Engine,
): readonly Fault[] {
  const all = [...new Set([...builtIn, ...meant])];
  const known = knownWords(builtIn.filter((extractor) => !meant.includes(extractor)));
  const everywhere = commonRules(builtIn, engine);
  return meant.flatMap((extractor) => [
    ...lintExtractor(extractor, all, known),
    ...idle(extractor, engine),
    ...greedy(extractor, everywhere),
  ]);
}

/** Words of the model's list, of the other lexicons and rules, and of all cases. */
function knownWords(extractors: readonly Extractor[]): ReadonlySet<string> {
  const known = new Set(loadWordList());
  for (const text of extractors.flatMap(textsOf)) for (const word of words(text)) known.add(fold(word));
  return known;
}

/** Everything that stands written in the files of an extractor. */
function textsOf({ lexicon, rules, cases }: Extractor): string[] {
  const forms = Object.values(lexicon).flatMap((entries) => Object.values(entries).flatMap(formsOf));
  const leaves = rules.flatMap(sentencesOf).flatMap((says) => {
    const node = readable(says);
    return node ? leavesOf(node) : [];
  });
  return [
    ...forms,
    ...leaves.flatMap((leaf) => (leaf.type === 'word' ? [leaf.text] : [])),
    ...cases.map(({ text }) => text),
  ];
}

/** Rules that no case shows and that find nothing in sentences made from them: another rule always wins, or they cannot match. */
function idle(extractor: Extractor, engine: Engine): Fault[] {
  const kind = engine.kinds.find((one) => one.kind === extractor.kind) as CompiledKind;
  const examples = examplesOf(engine);
  const shown = new Set(runSuite(extractor, engine, findInText).results.flatMap(({ fired }) => fired));
  return extractor.rules.flatMap((rule, index): Fault[] => {
    const id = `${kind.kind}/${rule.id}`;
    if (shown.has(id)) return [];
    const samples = samplesOf(id, engine, SAMPLES, examples);
    if (samples.length === 0 || samples.some(({ fires }) => fires)) return [];
    const winners = [...new Set(samples.flatMap(({ fired }) => fired))];
    const isShadowed = samples.every(({ fired }) => fired.length > 0);
    const message = isShadowed
      ? `shadowed: in all ${samples.length} sentences written from it another rule wins (${winners.slice(0, 3).join(', ')})`
      : `never fires: it finds nothing in ${samples.length} sentences written from it, such as “${samples[0]?.text}”`;
    return [{ extractor, file: 'rules', path: [index, 'id'], message }];
  });
}

/** For each rule the share of the built-in cases' texts in which it finds something. */
function commonRules(builtIn: readonly Extractor[], engine: Engine): ReadonlyMap<string, number> {
  const texts = builtIn.flatMap(({ cases }) => cases.map(({ text }) => text.replaceAll(/\[\[|\]\]/g, '')));
  const counts = new Map<string, number>();
  for (const text of texts) {
    const fired = new Set([...findInText(text, null, engine).values()].flatMap((list) => list.map(({ rule }) => rule)));
    for (const rule of fired) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return new Map([...counts].map(([rule, count]) => [rule, count / texts.length]));
}

function greedy(extractor: Extractor, everywhere: ReadonlyMap<string, number>): Fault[] {
  return extractor.rules.flatMap(({ id }, index): Fault[] => {
    const share = everywhere.get(`${extractor.kind}/${id}`) ?? 0;
    if (share < MOST) return [];
    const message = `matches almost anything: it finds something in ${Math.round(share * 100)} of 100 plain sentences`;
    return [{ extractor, file: 'rules', path: [index, 'id'], message }];
  });
}
