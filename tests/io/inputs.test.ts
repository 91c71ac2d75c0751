import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InputOptions, readInputs } from '#pipeline/io/inputs';
import { READABLE } from '#pipeline/io/names';

let folder = '';
const at = (name: string): string => join(folder, name);
const put = async (name: string, content: string | Uint8Array): Promise<string> => {
  await mkdir(dirname(at(name)), { recursive: true });
  await writeFile(at(name), content);
  return at(name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-inputs-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** uri, what it gave, and the day; a failure as its class and message. */
async function all(paths: readonly string[], options?: InputOptions): Promise<readonly string[]> {
  const seen: string[] = [];
  for await (const input of readInputs(paths, options)) {
    const uri = input.source.uri.replace(`${folder}/`, '');
    if ('error' in input)
      seen.push(`${uri} ! ${input.error.class}: ${input.error.message.replaceAll(`${folder}/`, '')}`);
    else
      seen.push(
        `${uri} ${input.source.id ?? '-'} ${input.source.mediaType} ${input.content.trim()} ${input.given.published ?? '-'}`,
      );
  }
  return seen;
}

describe('files and folders', () => {
  it('reads a folder in byte order, what is no article left aside', async () => {
    for (const [name, content] of Object.entries({
      'f/b.txt': 'b',
      'f/B.txt': 'B',
      'f/a/z.html': '<p>z',
      'f/expected.json': '{}',
      'f/b.gold.json': '{}',
      'f/.hidden.txt': 'h',
      'f/notes.docx': 'p',
      'f/ä.txt': 'ä',
    }))
      await put(name, content);
    await symlink(at('f'), at('f/a/loop'));
    expect(await all([at('f')])).toEqual([
      'f/B.txt - text/plain B -',
      'f/a/z.html - text/html <p>z -',
      'f/b.txt - text/plain b -',
      'f/ä.txt - text/plain ä -',
    ]);
  });

  it('gives the digest of the bytes as id', async () => {
    const file = await put('id.txt', '\ufeffA pact.');
    for await (const input of readInputs([file]))
      expect('id' in input && input.id).toBe(`sha256:${createHash('sha256').update('\ufeffA pact.').digest('hex')}`);
  });

  it('says what is wrong with an input and goes on', async () => {
    await put('empty.txt', ' \n');
    await put(
      'binary.txt',
      Uint8Array.from({ length: 500 }, (_, i) => i % 16),
    );
    await put('good.txt', 'good');
    await mkdir(at('bare'));
    const seen = await all(['goof.txt', 'empty.txt', 'binary.txt', 'notes.docx', 'bare', 'good.txt'].map(at));
    await put('notes.docx', 'x');
    expect(seen).toEqual([
      'goof.txt ! NotFound: goof.txt: no such file or folder; did you mean good.txt?',
      'empty.txt ! EmptyInput: empty.txt: there is no text in it',
      'binary.txt ! NotText: binary.txt: holds binary data, expected text or HTML',
      'notes.docx ! NotFound: notes.docx: no such file or folder',
      `bare ! NotFound: bare: no articles in it (${READABLE})`,
      'good.txt - text/plain good -',
    ]);
    expect(await all([at('notes.docx')])).toEqual([
      `notes.docx ! UnsupportedInput: notes.docx: not a kind that is read; expected ${READABLE}`,
    ]);
  });

  it('refuses what is too large', async () => {
    await put('large.txt', 'a'.repeat(10_000_001));
    expect((await all([at('large.txt')]))[0]).toContain('TooLarge: large.txt: 10.0 MB, expected at most 10 MB');
  });

  it('keeps the order of many files', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `many/${String(i).padStart(3, '0')}.txt`);
    for (const [i, name] of names.entries()) await put(name, 'x'.repeat((61 - i) * 1000));
    expect((await all([at('many')])).map((line) => line.split(' ')[0])).toEqual(names);
  });
});

describe('globs', () => {
  it.each([
    ['g/*.txt', ['g/a.txt', 'g/b.txt']],
    ['g/**/*.html', ['g/c.html', 'g/s/d.html']],
    ['g/{a,c}.*', ['g/a.txt', 'g/c.html']],
    ['g/[!a].txt', ['g/b.txt']],
    ['g/?/d.htm?', ['g/s/d.html']],
    ['g/s*', ['g/s/d.html']],
  ])('%s', async (pattern, expected) => {
    for (const name of ['g/a.txt', 'g/b.txt', 'g/c.html', 'g/s/d.html', 'g/x.md']) await put(name, 'x');
    expect((await all([at(pattern)])).map((line) => line.split(' ')[0])).toEqual(expected);
  });

  it('says when nothing matches', async () => {
    expect(await all([at('g/*.none')])).toEqual(['g/*.none ! NotFound: g/*.none: no file matches']);
  });
});

describe('what stands beside an article', () => {
  it('reads NAME.source.json, or source.json where the article is alone', async () => {
    await put('s/one/article.txt', 'one');
    await put('s/one/source.json', '{"published":"2020-01-02","url":null,"title":"One","publisher":null}');
    await put('s/two/a.txt', 'a');
    await put('s/two/b.txt', 'b');
    await put('s/two/b.source.json', '{"published":"2021-01-02"}');
    await put('s/two/source.json', '{"published":"1999-01-02"}');
    expect(await all([at('s')], { published: '2000-01-01' })).toEqual([
      's/one/article.txt - text/plain one 2020-01-02',
      's/two/a.txt - text/plain a 2000-01-01',
      's/two/b.txt - text/plain b 2021-01-02',
    ]);
  });

  it('says what is wrong with it', async () => {
    await put('bad/article.txt', 'x');
    await put('bad/source.json', '{"published":"last week"}');
    expect(await all([at('bad')])).toEqual([
      'bad/article.txt ! BadSource: bad/article.txt: bad/source.json: published: expected a day such as 2025-04-14',
    ]);
  });
});

describe('JSON lines', () => {
  it('reads texts, pages and paths, and names the line that is bad', async () => {
    await put('j/pages/p.html', '<p>p');
    await put(
      'j/list.jsonl',
      [
        '{"id":7,"text":"seven","published":"2020-02-02"}',
        '',
        '{"html":"<p>x","title":"X"}',
        '{"id":"p","path":"pages/p.html"}',
        '{"path":"pages/q.html"}',
        '{not json',
        '{"id":"none"}',
        '{"text":"a","published":"soon"}',
        '{"text":"line\u2028end"}',
        '{"text":" "}',
        '{"text":"last \\ud800"}',
      ].join('\n'),
    );
    const seen = await all([at('j/list.jsonl')], { published: '2000-01-01' });
    expect(seen.map((line) => line.replace(/JSON: .*/, 'JSON'))).toEqual([
      'j/list.jsonl#1 7 text/plain seven 2020-02-02',
      'j/list.jsonl#3 - text/html <p>x 2000-01-01',
      'pages/p.html p text/html <p>p 2000-01-01',
      'pages/q.html ! NotFound: j/list.jsonl:5: pages/q.html: no such file or folder',
      'j/list.jsonl#6 ! BadLine: j/list.jsonl:6: is no JSON',
      'j/list.jsonl#7 ! BadLine: j/list.jsonl:7: needs one of "text", "html" and "path" (or "url" alone)',
      'j/list.jsonl#8 ! BadLine: j/list.jsonl:8: published: expected a day such as 2025-04-14',
      'j/list.jsonl#9 - text/plain line\u2028end 2000-01-01',
      'j/list.jsonl#10 ! EmptyInput: j/list.jsonl#10: there is no text in it',
      'j/list.jsonl#11 - text/plain last \ufffd 2000-01-01',
    ]);
  });
});

describe('standard input', () => {
  async function* chunks(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const part of parts) yield Buffer.from(part);
  }

  it.each([
    ['text', ['A pa', 'ct.'], ['- - text/plain A pact. -']],
    ['a page', ['<!doctype html>', '<p>x'], ['- - text/html <!doctype html><p>x -']],
    [
      'JSON lines',
      ['\n{"id":"a","te', 'xt":"one"}\n{"text":"two"}\n'],
      ['-#2 a text/plain one -', '-#3 - text/plain two -'],
    ],
    ['nothing', [], ['- ! EmptyInput: -: there is no text in it']],
  ])('%s', async (_, parts, expected) => {
    expect(await all(['-'], { stdin: chunks(...parts) })).toEqual(expected);
  });
});
