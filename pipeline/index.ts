/**
 * Entente as a library: load the rules once, then extract from as many articles as you like.
 *
 *     const engine = await loadEngine();
 *     const record = extract(input, engine);
 */
export { extract } from '#pipeline/extract';
export { defineExtractor, type ExtractorDefinition } from '#pipeline/io/define';
export { type EngineOptions, loadEngine } from '#pipeline/io/engine';
export type { Engine } from '#pipeline/rules/engine';
export type { ArticleInput, Document, Given, Sentence, Span, Tokens } from '#schemas/document';
export type * from '#schemas/extractor';
export * from '#schemas/fixture';
export type * from '#schemas/mention';
export * from '#schemas/record';
export * from '#schemas/vocabulary';
