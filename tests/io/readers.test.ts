import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '#pipeline/io/inputs';
import { columnsOf } from '#pipeline/io/readers/columns';
import { tarOf, zipOf } from './archives.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-readers-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function all(name: string, content: string | Uint8Array): Promise<readonly string[]> {
  await writeFile(join(folder, name), content);
  const seen: string[] = [];
  for await (const input of readInputs([join(folder, name)])) {
    const uri = input.source.uri.replace(`${folder}/`, '');
    if ('error' in input) seen.push(`${uri} ! ${input.error.class}`);
    else
      seen.push(
        [uri, input.source.mediaType, input.content.trim(), input.given.published, input.given.url]
          .filter((part) => part !== null)
          .join(' | '),
      );
  }
  return seen;
}

const members = [
  { name: 'day/1.txt', content: 'one' },
  { name: 'day/2.html', content: '<p>two' },
  { name: 'day/photo.jpg', content: 'jpg' },
  { name: '../../evil.txt', content: 'evil' },
  { name: 'list.jsonl', content: '{"text":"three"}\n{"path":"x.txt"}' },
];

describe('archives', () => {
  it('reads a gzipped text, list or TAR', async () => {
    expect(await all('a.txt.gz', gzipSync('a'))).toEqual(['a.txt.gz | text/plain | a']);
    expect(await all('a.gz', gzipSync('a'))).toEqual(['a.gz ! UnsupportedInput']);
    expect(await all('l.jsonl.gz', gzipSync('{"text":"a"}\n{"text":"b"}'))).toEqual([
      'l.jsonl.gz#1 | text/plain | a',
      'l.jsonl.gz#2 | text/plain | b',
    ]);
    expect(await all('t.tgz', gzipSync(await tarOf(members.slice(0, 2))))).toEqual([
      't.tgz#day/1.txt | text/plain | one',
      't.tgz#day/2.html | text/html | <p>two',
    ]);
  });

  it('reads the articles of a TAR, whatever their paths', async () => {
    expect(await all('t.tar', await tarOf(members))).toEqual([
      't.tar#day/1.txt | text/plain | one',
      't.tar#day/2.html | text/html | <p>two',
      't.tar#../../evil.txt | text/plain | evil',
      't.tar#list.jsonl#1 | text/plain | three',
      'x.txt ! UnsupportedInput',
    ]);
  });

  it('reads the articles of a ZIP, whatever their paths, also of one inside', async () => {
    const inner = zipOf([{ name: 'in.txt', content: 'inner' }]);
    expect(await all('z.zip', zipOf([...members.slice(0, 4), { name: 'in.zip', content: inner }]))).toEqual([
      'z.zip#day/1.txt | text/plain | one',
      'z.zip#day/2.html | text/html | <p>two',
      'z.zip#../../evil.txt | text/plain | evil',
      'z.zip#in.zip#in.txt | text/plain | inner',
    ]);
  });

  it('refuses archives inside archives without end', async () => {
    let nested: Buffer = Buffer.from('deep');
    let name = 'deep.txt';
    for (let level = 0; level < 5; level++) {
      nested = zipOf([{ name, content: nested }]);
      name = 'n.zip';
    }
    expect((await all('nested.zip', nested)).join()).toContain('TooDeep');
  });

  it('refuses bombs and reads on', async () => {
    const bomb = { name: 'bomb.txt', content: Buffer.alloc(30_000_000, 'a') };
    expect(await all('bomb.zip', zipOf([bomb, { name: 'good.txt', content: 'good' }]))).toEqual([
      'bomb.zip#bomb.txt ! TooLarge',
      'bomb.zip#good.txt | text/plain | good',
    ]);
    const lies = { name: 'lies.txt', content: 'a'.repeat(5000), claims: 10 };
    expect(await all('lies.zip', zipOf([lies]))).toEqual(['lies.zip#lies.txt ! Damaged']);
    expect(await all('bomb.txt.gz', gzipSync(bomb.content))).toEqual(['bomb.txt.gz ! TooLarge']);
  });

  it('yields what is whole of a damaged one and says so', async () => {
    const tar = await tarOf([
      { name: '1.txt', content: 'one' },
      { name: '2.txt', content: 'x'.repeat(5000) },
    ]);
    expect((await all('cut.tar', tar.subarray(0, 3000))).slice(-1)).toEqual(['cut.tar ! Damaged']);
    const gz = gzipSync(
      `{"text":"whole"}\n${JSON.stringify({ text: Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 1000).join(' ') })}`,
    );
    expect(await all('cut.jsonl.gz', gz.subarray(0, gz.length >> 1))).toEqual([
      'cut.jsonl.gz#1 | text/plain | whole',
      'cut.jsonl.gz ! Damaged',
    ]);
    for (const name of ['no.zip', 'no.tar', 'no.txt.gz', 'no.warc'])
      expect((await all(name, 'this is not what its name says')).join()).toContain('! Damaged');
  });
});

describe('tables', () => {
  it('finds the columns by their names', async () => {
    const csv =
      '\ufeffID;Headline;Body;Publication Date;Link\n7;"A; B";"Line one\nLine two";May 3, 2024;https://n.example/1\n8;C;;;\n';
    expect(await all('t.csv', csv)).toEqual([
      't.csv#2 | text/plain | Line one\nLine two | 2024-05-03 | https://n.example/1',
      't.csv#3 ! EmptyInput',
    ]);
    expect(await all('t.tsv', 'html\tdate\n<p>x\t2024-05-03\n')).toEqual(['t.tsv#2 | text/html | <p>x | 2024-05-03']);
  });

  it('takes the columns that its caller names, and says which are not there', async () => {
    const file = join(folder, 'own.csv');
    await writeFile(file, 'Nr,Volltext,text,Datum\n1,ours,not ours,2024-05-03\n');
    const read = async (...pairs: readonly string[]) => {
      for await (const input of readInputs([file], { columns: columnsOf(pairs) }))
        return 'error' in input
          ? input.error.message.replace(`${folder}/`, '')
          : [input.source.id, input.content, input.given.published];
      return null;
    };
    expect(await read('id=Nr', 'text=Volltext', 'published=Datum')).toEqual(['1', 'ours', '2024-05-03']);
    expect(await read()).toEqual([null, 'not ours', null]);
    expect(await read('text=Voltext')).toBe(
      'own.csv: there is no column "Voltext"; did you mean "Volltext"?; found Nr, Volltext, text, Datum',
    );
    expect(() => columnsOf(['titel=x'])).toThrow('did you mean title?');
    for (const bad of ['text', 'text=', '=x', 'constructor=x']) expect(() => columnsOf([bad])).toThrow('FIELD=COLUMN');
  });

  it('says when no column holds the text', async () => {
    expect(await all('n.csv', 'a,b\n1,2\n')).toEqual(['n.csv ! BadTable']);
  });
});

describe('feeds', () => {
  it('reads the entries of RSS and Atom', async () => {
    const rss =
      '<rss><channel><title>Coast News</title><item><title>Pact &amp; more</title><link>https://n.example/1</link><pubDate>Fri, 03 May 2024 08:00:00 GMT</pubDate><description>short</description><content:encoded><![CDATA[<p>A pact.</p>]]></content:encoded></item></channel></rss>';
    expect(await all('f.rss', rss)).toEqual([
      'f.rss#1 | text/html | <html><body><article><h1>Pact &amp; more</h1><p>A pact.</p></article></body></html> | 2024-05-03 | https://n.example/1',
    ]);
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>P</title><link href="https://n.example/2"/><updated>2024-05-03T08:00:00Z</updated><content type="html">&lt;p&gt;A pact.</content></entry></feed>';
    expect(await all('f.atom', atom)).toEqual([
      'f.atom#1 | text/html | <html><body><article><h1>P</h1><p>A pact.</article></body></html> | 2024-05-03 | https://n.example/2',
    ]);
  });

  it('says what is no feed', async () => {
    expect(await all('s.xml', '<urlset><url><loc>https://n.example/</loc></url></urlset>')).toEqual([
      's.xml ! UnsupportedInput',
    ]);
    expect(await all('n.xml', '<a><b/></a>')).toEqual(['n.xml ! UnsupportedInput']);
  });
});

describe('mail', () => {
  it('reads a message and a saved page', async () => {
    const eml =
      'From: press@mod.example\r\nSubject: =?utf-8?q?Pact_sign=C3=A9?=\r\nDate: Fri, 3 May 2024 08:00:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nA pact worth =E2=82=AC5m.\r\n';
    expect(await all('m.eml', eml)).toEqual(['m.eml | text/plain | A pact worth €5m. | 2024-05-03']);
    const mhtml =
      'From: <Saved>\r\nSnapshot-Content-Location: https://n.example/3\r\nDate: Fri, 3 May 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>A pact.\r\n--B--\r\n';
    expect(await all('p.mhtml', mhtml)).toEqual(['p.mhtml | text/html | <p>A pact. | https://n.example/3']);
  });

  it('refuses base64 in very many pieces, and counts no other text for them', async () => {
    const head = 'Content-Type: text/plain\r\nContent-Transfer-Encoding: ';
    expect(await all('b.eml', `${head}base64\r\n\r\n${'QQ=!'.repeat(30_000)}`)).toEqual(['b.eml ! TooLarge']);
    const padded = `${'QQ==\r\n'.repeat(300)}`;
    expect(await all('c.eml', `${head}base64\r\n\r\n${padded}`)).toEqual([`c.eml | text/plain | ${'A'.repeat(300)}`]);
    const soft = `${head}quoted-printable\r\n\r\n${'a=\r\n'.repeat(30_000)}`;
    expect(await all('d.eml', soft)).toEqual([`d.eml | text/plain | ${'a'.repeat(30_000)}`]);
  });
});
