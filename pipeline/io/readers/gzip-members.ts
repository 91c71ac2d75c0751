import { gunzipped } from '#pipeline/io/readers/gunzipped';
import { CUT_SHORT, gunzipMember } from '#pipeline/io/readers/gzip-member';

/** Beyond this a member is unfolded as a stream, and what comes after damage in it is lost. */
const LARGEST_PACKED = 8_000_000;
/** Most bytes that one member may unfold to. */
const LARGEST_MEMBER = 64_000_000;
/** A member's data may hold what looks like the beginning of another; so many pieces are tried together. */
const MOST_PIECES = 8;

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);

/**
 * Unfolds a file made of many gzip members (a crawl has one for each record) member by member: a damaged one is told
 * to `onDamage` and left out, the next is looked for by its first bytes. A whole-file gunzip loses all that follows, and
 * says nothing where a member's beginning is lost.
 */
export async function* gunzippedMembers(
  stream: AsyncIterable<Uint8Array>,
  onDamage: (message: string) => void,
): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let pending: Buffer[] = [];
  let patience = MOST_PIECES;
  const flush = function* (isLast: boolean): Generator<Uint8Array> {
    while (pending.length) {
      const [bytes, used, fault] = unfold(pending, isLast, patience);
      if (fault === MORE) return;
      pending = pending.slice(used);
      if (bytes) yield bytes;
      // Damage in a row is one damage, and no reason to try ever more pieces together.
      if (fault !== null && patience === MOST_PIECES) onDamage(fault);
      patience = bytes ? MOST_PIECES : Math.max(1, patience >> 1);
    }
  };
  let scanned = 1;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    held = held.length ? Buffer.concat([held, next.value]) : Buffer.from(next.value);
    for (let cut = held.indexOf(MAGIC, scanned); cut >= 0; cut = held.indexOf(MAGIC, 1)) {
      pending.push(held.subarray(0, cut));
      held = held.subarray(cut);
      yield* flush(false);
    }
    scanned = Math.max(1, held.length - MAGIC.length + 1);
    if (held.length > LARGEST_PACKED && !pending.length) {
      yield* gunzipped(joined(held, chunks));
      return;
    }
  }
  if (held.length) pending.push(held);
  yield* flush(true);
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

const MORE = 'more';
type Unfolded = readonly [bytes: Uint8Array | null, used: number, fault: string | null];

/** The first member of the pieces; `MORE` where the next piece may belong to it. */
function unfold(pieces: readonly Buffer[], isLast: boolean, patience: number): Unfolded {
  const limit = Math.min(pieces.length, patience);
  let fault = '';
  for (let used = 1; used <= limit; used++) {
    const packed = used === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces.slice(0, used));
    const { bytes, rest, fault: wrong } = gunzipMember(packed, LARGEST_MEMBER);
    if (wrong === null)
      return [bytes, used, rest.some((byte) => byte !== 0) ? 'bytes between two records belong to none' : null];
    fault ||= wrong;
    if (wrong !== CUT_SHORT) return [null, 1, fault];
  }
  return !isLast && pieces.length < patience ? [null, 0, MORE] : [null, 1, fault];
}
