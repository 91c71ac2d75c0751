import { describe, expect, it } from 'vitest';
import { decode } from '#pipeline/io/decode';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('bytes to text', () => {
  it.each([
    ['UTF-8', Buffer.from('Türkiye pays €5m'), 'Türkiye pays €5m', 'utf-8'],
    ['UTF-8 with a mark, which goes', Buffer.from('\ufeffTürkiye'), 'Türkiye', 'utf-8'],
    ['UTF-16 with a mark', Buffer.from('\ufeffTürkiye', 'utf16le'), 'Türkiye', 'utf-16le'],
    ['UTF-16 without', Buffer.from('Norway signed a pact', 'utf16le'), 'Norway signed a pact', 'utf-16le'],
    [
      'UTF-8 that claims to be something else',
      Buffer.from('<meta charset="iso-8859-1">Türkiye'),
      '<meta charset="iso-8859-1">Türkiye',
      'utf-8',
    ],
    [
      'a page that says what it is',
      latin('<meta charset=windows-1254>Ankara\xfd'),
      '<meta charset=windows-1254>Ankaraı',
      'windows-1254',
    ],
    [
      'a page that claims UTF-8 and is none',
      latin('<meta charset="utf-8">price \x80 5m, \x93so\x94'),
      '<meta charset="utf-8">price € 5m, “so”',
      'windows-1252',
    ],
    ['nothing said', latin('price \x80 5m'), 'price € 5m', 'windows-1252'],
  ])('%s', (_, bytes, text, charset) => {
    expect(decode(bytes)).toEqual({ text, charset });
  });

  it('heeds the carrier before the page', () => {
    const bytes = latin('<meta charset="iso-8859-1">\xb3');
    expect(decode(bytes, 'iso-8859-2').text).toContain('ł');
    expect(decode(bytes, 'no-such-charset').charset).toBe('windows-1252');
  });

  it('decodes any bytes', () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 89 + 7) % 256);
    expect(typeof decode(bytes).text).toBe('string');
  });
});
