import { type Entry, fromBuffer, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { type Content, gather, isMemberName, type Unpacker } from '#pipeline/io/content';
import { failure } from '#pipeline/io/failure';
import type { Job } from '#pipeline/io/jobs';
import { LIMITS } from '#pipeline/io/limits';

/** Most bytes of a ZIP, which is read into memory: its table of contents stands at its end. */
const LARGEST = 1_000_000_000;
/** Beyond this an entry is a bomb. */
const RATIO = 200;

/**
 * The members of a ZIP. Entries that unfold too far are failures of their own; nothing is written to disk, so that names
 * with "../" do no harm.
 */
export async function* zipJobs(content: Content, unpack: Unpacker): AsyncGenerator<Job> {
  const { uri, stream } = content;
  try {
    const bytes = await gather(stream, LARGEST);
    if (bytes === null) throw new Error(`larger than ${LARGEST / 1e9} GB`);
    const archive = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    let count = 0;
    let total = 0;
    const isApart = apartTest();
    for await (const entry of entriesOf(archive)) {
      if (++count > LIMITS.members) throw new Error(`more than ${LIMITS.members} members`);
      const { uncompressedSize, compressedSize } = entry;
      const fileName = nameOf(entry);
      if (!isMemberName(fileName)) continue;
      if (!isApart(entry)) throw new Error(`its entries lie over each other (${fileName}), as only bombs do`);
      total += uncompressedSize;
      if (total > LIMITS.total) throw new Error(`unfolds to more than ${LIMITS.total / 1e9} GB`);
      const member = `${uri}#${fileName}`;
      if (uncompressedSize > 1_000_000 && uncompressedSize > compressedSize * RATIO)
        yield async () => failure(member, 'TooLarge', `unfolds to more than ${RATIO} times its size`);
      else yield* memberJobs(archive, entry, { ...content, name: fileName, uri: member }, unpack);
    }
  } catch (error) {
    yield async () => failure(uri, 'Damaged', `is damaged: ${error instanceof Error ? error.message : error}`);
  }
}

/** The local header of an entry before its name. */
const LOCAL_HEADER = 30;

/** Tells whether an entry shares no byte with those that were asked before (bombs of D. Fifield, 2019, do). */
function apartTest(): (entry: Entry) => boolean {
  const starts: number[] = [];
  const ends: number[] = [];
  return ({ relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength }) => {
    const end = start + LOCAL_HEADER + fileNameLength + compressedSize;
    const at = placeIn(starts, start);
    if ((ends[at - 1] ?? 0) > start || (starts[at] ?? Number.POSITIVE_INFINITY) < end) return false;
    starts.splice(at, 0, start);
    ends.splice(at, 0, end);
    return true;
  };
}

/** How many of the sorted numbers are smaller. */
function placeIn(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function* memberJobs(archive: ZipFile, entry: Entry, content: Content, unpack: Unpacker): AsyncGenerator<Job> {
  const { uri, depth } = content;
  try {
    const stream = await contentOf(archive, entry);
    yield* unpack({ ...content, stream, depth: depth + 1 });
  } catch (error) {
    yield async () => failure(uri, 'Damaged', `is damaged: ${error instanceof Error ? error.message : error}`);
  }
}

/** Names are decoded here, because yauzl gives up a whole archive for one that would leave its folder. */
const nameOf = ({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string =>
  getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);

const open = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, decodeStrings: false }, (error, archive) =>
      error ? reject(error) : resolve(archive),
    );
  });

const contentOf = (archive: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> =>
  new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });

async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      archive
        .once('entry', resolve)
        .once('end', () => resolve(null))
        .once('error', reject);
      archive.readEntry();
    });
    archive.removeAllListeners();
    if (entry === null) return;
    yield entry;
  }
}
