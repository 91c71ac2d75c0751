/** Words that open a clause of their own. */
const OPENERS = new Set(
  'but while whereas although though because if unless when after before which who whose where since until whether'.split(
    ' ',
  ),
);
/** Marks that end a clause. */
const MARKS = new Set([';', ':', '—', '–', '"', '“', '”']);
/** After “and” or a comma these begin a new predicate. */
const PREDICATES = new Set(
  'is are was were will would has have had can could may might should must shall did does do said says told signed agreed awarded approved'.split(
    ' ',
  ),
);

/**
 * Numbers the clauses of a sentence: a token has the number of its clause. A bracket is a clause of its own, after which
 * the one around it goes on. Cheap on purpose: closed-class words and marks, no parse.
 */
export function clausesOf(words: readonly string[]): number[] {
  const numbers = new Array<number>(words.length);
  const around: number[] = [];
  let current = 0;
  let next = 1;
  words.forEach((word, index) => {
    if (word === '(') {
      around.push(current);
      current = next++;
    } else if (MARKS.has(word)) current = next++;
    else if (index > 0 && opensClause(words, index)) current = next++;
    numbers[index] = current;
    if (word === ')' && around.length > 0) current = around.pop() as number;
  });
  return numbers;
}

function opensClause(words: readonly string[], index: number): boolean {
  const word = words[index] as string;
  if (OPENERS.has(word)) return true;
  if (word !== 'and' && word !== 'or') return false;
  const after = words[index + 1] ?? '';
  return PREDICATES.has(after) || (PAST.test(after) && YEAR.test(words[index - 1] ?? ''));
}

/** “ordered them in 2022 and received the last in November”. */
const PAST = /^(?:[a-z]{4,}ed|took|got|paid|won|sold|bought|gave|sent|made|left|kept|built)$/;
const YEAR = /^\d{4}$/;
