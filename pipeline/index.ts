/**
 * Entente as a library: load the rules once, then extract from as many articles as you like.
 *
 *     const engine = await loadEngine();
 *     const record = extract(input, engine);
 */
export { extract } from '#pipeline/extract';
export { type EngineOptions, loadEngine } from '#pipeline/io/engine';
export type { Engine } from '#pipeline/rules/engine';
export type { ArticleInput, Given } from '#schemas/document';
export * from '#schemas/fixture';
export * from '#schemas/record';
export * from '#schemas/vocabulary';
