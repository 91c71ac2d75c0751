import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { fill, noise, series, shapes } from './shape.js';

const GOOD = Buffer.from('Norway signed a pact worth $40 million on Monday.\n');

type Entry = { readonly name: string; readonly content: Uint8Array; readonly at?: number; readonly claims?: number };

/** A ZIP (APPNOTE 6.3) whose entries may lie about where they stand (`at`) and how long they are (`claims`). */
function zip(entries: readonly Entry[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, at, claims } of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims ?? content.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at ?? offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, rest, Buffer.from(name));
    if (at !== undefined) continue;
    const local = [Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed];
    parts.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length & 0xffff, 4);
  end.writeUInt16LE(entries.length & 0xffff, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(offset, 12);
  end.writeUInt16LE(comment.length & 0xffff, 16);
  return Buffer.concat([...parts, table, Buffer.from('PK\x05\x06', 'latin1'), end, Buffer.from(comment)]);
}

const many = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: Math.max(1, Math.floor(count)) }, (_, i) => make(i));

/** A member of a TAR (ustar); `claims` overrides the size that its header gives. */
function tarMember(name: string, content: Uint8Array, { type = '0', claims = content.length } = {}): Buffer {
  const head = Buffer.alloc(512);
  head.write(name.slice(0, 100), 0);
  head.write('0000644\0', 100);
  head.write(`${Math.max(0, claims).toString(8).padStart(11, '0')} `, 124);
  head.write('        ', 148);
  head.write(type, 156);
  head.write('ustar\x0000', 257);
  let sum = 0;
  for (const byte of head) sum += byte;
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
const tar = (...members: readonly Buffer[]): Buffer => Buffer.concat([...members, Buffer.alloc(1024)]);
const good = (name: string): Buffer => tarMember(name, GOOD);

export const ARCHIVES = [
  ...shapes('zip', {
    'a bomb': (size) =>
      zip([
        { name: 'a.txt', content: Buffer.alloc(size * 200) },
        { name: 'good.txt', content: GOOD },
      ]),
    'a bomb that claims to be small': (size) => zip([{ name: 'a.txt', content: Buffer.alloc(size * 100), claims: 9 }]),
    'entries over each other': (size) => {
      const content = Buffer.from(fill('Norway signed a pact. ', size >> 1));
      return zip([{ name: 'a.txt', content }, ...many(size / 2000, (i) => ({ name: `${i}.txt`, content, at: 0 }))]);
    },
    'paths that leave': (size) =>
      zip(many(size / 400, (i) => ({ name: i % 2 ? `../../${i}.txt` : `/etc/${i}.txt`, content: GOOD }))),
    'paths with backslashes': (size) =>
      zip([
        { name: '..\\..\\a.txt', content: GOOD },
        { name: 'b.txt', content: noise(size) },
      ]),
    'empty members': (size) => zip(many(size / 100, (i) => ({ name: `${i}.txt`, content: Buffer.alloc(0) }))),
    'one name again and again': (size) => zip(many(size / 400, () => ({ name: 'a.txt', content: GOOD }))),
    'archives in archives': (size) => {
      let inner = zip([{ name: 'a.txt', content: noise(size) }]);
      for (let level = 0; level < 6; level++) inner = zip([{ name: 'a.zip', content: inner }]);
      return inner;
    },
    'an end that is cut': (size) => zip([{ name: 'a.txt', content: noise(size) }]).subarray(0, -30),
    'a table elsewhere': (size) =>
      zip([
        { name: 'a.txt', content: GOOD, at: 0x7fffffff },
        { name: 'b.txt', content: noise(size) },
      ]),
    'a comment of ends': (size) => zip([{ name: 'a.txt', content: GOOD }], fill('PK\x05\x06', Math.min(size, 65_000))),
    noise: (size) => noise(size),
  }),
  ...shapes('txt.gz', {
    'a bomb': (size) => gzipSync(Buffer.alloc(size * 200)),
    'empty members': (size) => fillBytes(gzipSync(''), size),
    'a cut end': (size) => gzipSync(noise(size)).subarray(0, -20),
    'noise behind': (size) => Buffer.concat([gzipSync(GOOD), noise(size)]),
    'a name without end': (size) =>
      Buffer.concat([Buffer.from([31, 139, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(size, 'a')]),
    'a bomb in a bomb': (size) => gzipSync(gzipSync(Buffer.alloc(size * 200))),
  }),
  ...shapes('tar', {
    'a size that lies': (size) =>
      tar(good('a.txt'), tarMember('b.txt', noise(size), { claims: 8 ** 10 }), good('c.txt')),
    'empty members': (size) => tar(...many(size / 512, (i) => tarMember(`${i}.txt`, Buffer.alloc(0)))),
    'paths that leave': (size) => tar(...many(size / 1024, (i) => good(`../../${i}.txt`))),
    'links and devices': (size) =>
      tar(...many(size / 512, (i) => tarMember(`${i}.txt`, Buffer.alloc(0), { type: String(1 + (i % 6)) }))),
    'long names': (size) => tar(tarMember('././@LongLink', Buffer.alloc(size, 'a'), { type: 'L' }), good('b.txt')),
    'pax headers': (size) =>
      tar(tarMember('p', Buffer.from(fill('20 path=../evil.txt\n', size)), { type: 'x' }), good('b.txt')),
    'a cut end': (size) => tar(good('a.txt'), tarMember('b.txt', Buffer.from(fill('word ', size)))).subarray(0, -2000),
    noise: (size) => noise(size),
  }),
  ...shapes('tgz', { 'a bomb of members': (size) => gzipSync(tar(...many(size / 50, (i) => good(`${i}.jpg`)))) }),
];

function fillBytes(part: Buffer, size: number): Buffer {
  return Buffer.alloc(Math.max(1, Math.floor(size / part.length)) * part.length, part);
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';
const record = (body: string, length = Buffer.byteLength(body)): string =>
  `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/\r\nContent-Type: application/http\r\nContent-Length: ${length}\r\n\r\n${body}\r\n\r\n`;
const PAGE = record(`${HEAD}\r\n<p>Norway signed a pact.`);

export const CRAWLS = [
  ...shapes('warc', {
    'lengths that swallow': (size) => fill(record('x', 5_000_000), size) + PAGE,
    'lengths beyond all': (size) => record('x', 2 ** 52) + fill('a', size),
    'lengths too short': (size) => fill(record(`${HEAD}\r\n<p>x`, 3), size) + PAGE,
    'no lengths': (size) => fill('WARC/1.0\r\n\r\n', size) + PAGE,
    'beginnings alone': (size) => fill('WARC/1.', size) + PAGE,
    'headers without end': (size) => `WARC/1.0\r\n${series((i) => `X-${i}: y\r\n`, size)}`,
    'a line without end': (size) => `WARC/1.0 ${fill('a', size)}`,
    'small chunks': (size) => record(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${fill('1\r\na\r\n', size)}0\r\n\r\n`),
    'a chunk that lies': (size) => record(`${HEAD}Transfer-Encoding: chunked\r\n\r\nffffffff\r\n${fill('a', size)}`),
    'small pages': (size) => fill(PAGE, size >> 3),
    noise: (size) => noise(size),
  }),
  ...shapes('warc.gz', {
    'a bomb': (size) => Buffer.concat([gzipSync(PAGE), gzipSync(Buffer.alloc(size * 100)), gzipSync(PAGE)]),
    'beginnings of members': (size) =>
      Buffer.concat([Buffer.alloc(size, Buffer.from([31, 139, 8, 0])), gzipSync(PAGE)]),
    'members that are cut': (size) => Buffer.concat([fillBytes(gzipSync(PAGE).subarray(0, 60), size), gzipSync(PAGE)]),
    'empty members': (size) => Buffer.concat([fillBytes(gzipSync(''), size), gzipSync(PAGE)]),
    noise: (size) => Buffer.concat([gzipSync(PAGE), noise(size)]),
  }),
  ...shapes('eml', {
    'nested parts': (size) => series((i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`, size),
    'boundaries alone': (size) => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${fill('--b\r\n', size)}`,
    'many parts': (size) => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${fill('--b\r\n\r\nA pact.\r\n', size)}`,
    'headers without end': (size) => series((i) => `X-${i}: y\r\n`, size),
    'one header': (size) => `Subject: ${fill('a ', size)}\r\n\r\nA pact.`,
    'folded headers': (size) => `Subject: a\r\n${fill(' b\r\n', size)}\r\nA pact.`,
    'encoded words': (size) => `Subject: ${fill('=?utf-8?q?a?= ', size)}\r\n\r\nA pact.`,
    'many addresses': (size) => `To: ${fill('a <a@n.example>, ', size)}\r\n\r\nA pact.`,
    'broken base64': (size) =>
      `Content-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\n${fill('QQ=!', size)}`,
    'soft line ends': (size) =>
      `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${fill('a=\r\n', size)}`,
    'messages in messages': (size) => fill('Content-Type: message/rfc822\r\n\r\n', size),
    noise: (size) => noise(size),
  }),
  ...shapes('pdf', {
    'objects alone': (size) => `%PDF-1.4\n${series((i) => `${i} 0 obj\n<<>>\nendobj\n`, size)}`,
    'nested arrays': (size) => `%PDF-1.4\n1 0 obj\n${fill('[', size)}\ntrailer\n<</Root 1 0 R>>`,
    noise: (size) => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(size)]),
  }),
];
