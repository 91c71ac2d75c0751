import { type Document, SHAPE } from '#schemas/document';
import { isGlued, shapeAt, textAt, wordAt } from './words.js';

/** Words that can follow an amount that stands for itself; any other word in small letters may be the thing that is counted. */
const AFTER_AMOUNT = new Set(
  `a an the and or but nor of in on at for from to by with within over under between through until till per each every after before since during
  as than that which who while when where if because though although is was were are be been being has have had will would could should can may might must
  do does did not only also already more less annually yearly monthly apiece it its he she they we i his her their this these those all
  into towards toward upon against about around up down out off back so yet still then now later earlier today yesterday tomorrow next last
  went goes came comes rose fell remains remained remain covers covered cover includes included include pays paid spent goes comes
  worth available extra additional overall altogether gross net plus minus versus compared instead set
  announced approved promised pledged earmarked allocated agreed requested committed provided offered received needed owed due tranche deal contract
  package loan grant budget figure sum programme program project order offer bid fund cost price`.split(/\s+/),
);

/** "3 million-strong", but not "$40-50 million-a-piece". */
function isCompound(document: Document, at: number): boolean {
  const joins = textAt(document, at) === '-' && isGlued(document, at) && isGlued(document, at + 1);
  return joins && !['a', 'an', 'per', 'plus', 'odd', 'worth'].includes(wordAt(document, at + 1));
}

/** Whether a word stands at a token that a bare number before it may count ("3 million people"). */
export function isThing(document: Document, at: number): boolean {
  const shape = shapeAt(document, at);
  if ((shape & (SHAPE.lower | SHAPE.upper)) === 0) {
    const text = textAt(document, at);
    // A hyphen makes an adjective of it ("3 million-strong"); "%", "°" and digits count too.
    return text !== '' && (/[%°‰\d]/.test(text) || isCompound(document, at));
  }
  return !AFTER_AMOUNT.has(wordAt(document, at));
}
