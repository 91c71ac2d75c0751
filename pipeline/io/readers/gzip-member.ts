import { crc32, inflateRawSync } from 'node:zlib';

export type Member = {
  readonly bytes: Uint8Array;
  /** What stands behind the member. */
  readonly rest: Uint8Array;
  /** What is wrong with it, null where nothing is. */
  readonly fault: string | null;
};

export const CUT_SHORT = 'it is cut short';

/** What Node's inflate gives with `info`, which its types do not tell. */
type Informed = { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };

const NONE = new Uint8Array();
const wrong = (fault: string): Member => ({ bytes: NONE, rest: NONE, fault });

/**
 * The first member of a gzip file (RFC 1952), checked by its sum. Node's own gunzip gives nothing at all where
 * something else follows a member.
 * @param most bytes that it may unfold to
 */
export function gunzipMember(packed: Buffer, most: number): Member {
  const start = dataStart(packed);
  if (start === null) return wrong('it does not begin as gzip does');
  if (start >= packed.length) return wrong(CUT_SHORT);
  try {
    const { buffer, engine } = inflateRawSync(packed.subarray(start), {
      maxOutputLength: most,
      info: true,
    } as object) as unknown as Informed;
    const end = start + engine.bytesWritten;
    if (packed.length < end + 8) return wrong(CUT_SHORT);
    const isWhole = packed.readUInt32LE(end) === crc32(buffer) && packed.readUInt32LE(end + 4) === buffer.length;
    return isWhole ? { bytes: buffer, rest: packed.subarray(end + 8), fault: null } : wrong('its checksum is wrong');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') return wrong(CUT_SHORT);
    return wrong(code === 'ERR_BUFFER_TOO_LARGE' ? `a record unfolds to more than ${most / 1e6} MB` : message);
  }
}

/** Where the data begin behind the header; null where it is none. */
function dataStart(packed: Buffer): number | null {
  if (packed[0] !== 0x1f || packed[1] !== 0x8b || packed[2] !== 8) return null;
  const flags = packed[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (packed[at] ?? 0) + 256 * (packed[at + 1] ?? 0);
  for (const flag of [8, 16])
    if (flags & flag) {
      const end = packed.indexOf(0, at);
      at = end < 0 ? packed.length : end + 1;
    }
  return flags & 2 ? at + 2 : at;
}
