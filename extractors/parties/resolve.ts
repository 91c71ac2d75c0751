import { knowledgeOf } from '#extractors/parties/knowledge';
import { resolveMatch } from '#extractors/parties/match';
import { refineParties } from '#extractors/parties/refine';
import type { Found } from '#extractors/parties/values';
import type { Configure } from '#schemas/extractor';

/** Parties: the lexicons name most of them, the reading of capitals, titles and legal forms finds the rest. */
export const configure: Configure = (lexicon) => {
  const knowledge = knowledgeOf(lexicon);
  return {
    resolve: (match) => resolveMatch(match, knowledge),
    refine: (mentions, document) => refineParties(mentions as readonly Found[], document, knowledge),
  };
};
