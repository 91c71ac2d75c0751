import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A style or script of the pages, by its file name. */
export const clientFile = (name: string): string =>
  readFileSync(new URL(`../view/report/client/${name}`, import.meta.url), 'utf8');

/** Styles, one after the other. */
export const styles = (...names: readonly string[]): string =>
  names.map((name) => clientFile(`${name}.css`)).join('\n');

/** SHA-256 in base64, as a content security policy names a style or script. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
