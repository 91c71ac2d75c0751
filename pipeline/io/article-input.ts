import { createHash } from 'node:crypto';
import { decode } from '#pipeline/io/decode';
import { failure, type InputFailure } from '#pipeline/io/failure';
import type { ArticleInput, Given } from '#schemas/document';

/** Most bytes of one document. */
export const LARGEST_DOCUMENT = 10_000_000;

export type MediaType = 'text/plain' | 'text/html';

export const NOTHING_GIVEN: Given = { published: null, title: null, url: null, publisher: null };

/** One document's bytes as an input; `kind` null where its beginning decides. */
export function inputOfBytes(
  bytes: Uint8Array,
  {
    uri,
    id = null,
    kind,
    given,
    charset = null,
  }: {
    readonly uri: string;
    readonly id?: string | null;
    readonly kind: MediaType | null;
    readonly given: Given;
    readonly charset?: string | null;
  },
): ArticleInput | InputFailure {
  if (bytes.length > LARGEST_DOCUMENT) return tooLarge(uri, bytes.length, id);
  const { text } = decode(bytes, charset);
  const fault = faultOf(text);
  if (fault !== null) return failure(uri, fault.kind, fault.message, id);
  const mediaType = kind === 'text/html' || looksLikeHtml(text) ? 'text/html' : 'text/plain';
  return { id: digest(bytes), source: { uri, id, mediaType }, content: text, given };
}

/** A text that came inside another format (a line of JSONL, a cell) as an input. */
export function inputOfText(
  content: string,
  {
    uri,
    id,
    kind,
    given,
  }: {
    readonly uri: string;
    readonly id: string | null;
    readonly kind: MediaType;
    readonly given: Given;
  },
): ArticleInput | InputFailure {
  if (content.length > LARGEST_DOCUMENT) return tooLarge(uri, content.length, id);
  if (content.trim() === '') return failure(uri, 'EmptyInput', 'there is no text in it', id);
  return {
    id: digest(content),
    source: { uri, id, mediaType: kind },
    content: content.replace(/\p{Surrogate}/gu, '\ufffd'),
    given,
  };
}

export const sizeMessage = (size: number): string =>
  `${(size / 1e6).toFixed(1)} MB, expected at most ${LARGEST_DOCUMENT / 1e6} MB for one document`;

export const tooLarge = (uri: string, size: number, id: string | null = null): InputFailure =>
  failure(uri, 'TooLarge', sizeMessage(size), id);

export const digest = (content: Uint8Array | string): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** A page saved under another ending. */
const looksLikeHtml = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 1000));

const LOOKED_AT = 4096;

function faultOf(text: string): { readonly kind: string; readonly message: string } | null {
  if (text.trim() === '') return { kind: 'EmptyInput', message: 'there is no text in it' };
  const head = text.slice(0, LOOKED_AT);
  const controls = countControls(head);
  const replaced = head.match(/\ufffd/g)?.length ?? 0;
  if (controls > 8 + head.length * 0.05 || replaced > 8 + head.length * 0.1)
    return { kind: 'NotText', message: 'holds binary data, expected text or HTML' };
  return null;
}

/** Control characters that no text holds: all but tab, line ends, form feed and escape. */
function countControls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && (unit < 0x09 || unit > 0x0d) && unit !== 0x1b) count++;
  }
  return count;
}
