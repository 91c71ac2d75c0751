import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '#pipeline/io/inputs';
import { proseOf } from '#pipeline/io/readers/pdf-prose';
import { pdfOf } from './archives.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-pdf-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(bytes: Uint8Array): Promise<string> {
  const file = join(folder, 'a.pdf');
  await writeFile(file, bytes);
  for await (const input of readInputs([file]))
    return 'error' in input ? `! ${input.error.message.replace(`${folder}/`, '')}` : input.content;
  return 'nothing';
}

describe('PDF', () => {
  it('gives its text in paragraphs, its wrapped lines joined, also over the end of a page', async () => {
    const first =
      'Ministry buys radios\n\nHARJULA, 3 May 2024. The ministry signed a five-\nyear contract worth EUR 12 mil-\nlion with\nits supplier.\n\nDeliveries begin';
    expect(await read(pdfOf([first, 'in June and end in 2026.']))).toBe(
      'Ministry buys radios\n\nHARJULA, 3 May 2024. The ministry signed a five-year contract worth EUR 12 million with its supplier.\n\nDeliveries begin in June and end in 2026.',
    );
  });

  it('says what cannot be read', async () => {
    expect(await read(Buffer.from('no PDF at all'))).toContain('! a.pdf: is no readable PDF');
    expect(await read(pdfOf(['x'.repeat(400)]).subarray(0, 200))).toMatch(
      /^! a\.pdf: (?:is no readable PDF|there is no text)/,
    );
    expect(await read(pdfOf([' ']))).toBe('! a.pdf: there is no text in it (a scanned page is a picture of text)');
  });

  it('leaves out running heads and page numbers, so that a sentence goes on over them', async () => {
    const page = (number: number, text: string) => `Coast Review 12\n\n${text}\n\n${number}`;
    expect(await read(pdfOf([page(3, 'The navy of'), page(4, 'two states signed.')]))).toBe(
      'The navy of two states signed.',
    );
  });
});

describe('printed lines', () => {
  const line = (text: string, bottom: number, height = 10, page = 1) => ({ text, page, bottom, height });
  it.each([
    ['a heading by its letters', [line('Head', 100, 16), line('body', 82)], 'Head\n\nbody'],
    ['a wide step', [line('one.', 100), line('two', 88), line('Three', 66)], 'one. two\n\nThree'],
    ['a second column', [line('left foot', 100), line('right head', 700)], 'left foot\n\nright head'],
    ['a new page that begins anew', [line('End.', 50), line('New', 700, 10, 2)], 'End.\n\nNew'],
  ])('%s', (_, lines, expected) => {
    expect(proseOf(lines)).toBe(expected);
  });
});
