import { ARCHIVES, CRAWLS } from './archives.js';
import { LISTS } from './lists.js';
import { PAGES } from './pages.js';
import type { Shape } from './shape.js';
import { TEXTS } from './texts.js';

export const SHAPES: readonly Shape[] = [...PAGES, ...TEXTS, ...LISTS, ...ARCHIVES, ...CRAWLS];
