import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { stop } from '#pipeline/run/stop';

const HolderSchema = z.object({ pid: z.int(), host: z.string(), started: z.string().nullable() });
type Holder = z.infer<typeof HolderSchema>;

/**
 * Takes the lock of a run folder, or that of one of its shards; a holder that died (kill -9) leaves a lock that is
 * taken over. The lock of the whole run excludes those of all shards and the other way round.
 * @param shard "1-of-4", or null for the whole run
 * @returns what gives it back; it is also given back when the process exits
 * @throws Stop `locked` that names the holder
 */
export function takeLock(folder: string, shard: string | null): () => void {
  const file = join(folder, lockName(shard));
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), started: startOf(process.pid) });
  for (let tries = 0; !create(file, mine); tries++) {
    if (tries > 3) throw stop('locked', `${file} changes hands; try again`);
    removeStale(file);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  const giveBack = () => {
    process.off('exit', release);
    release();
  };
  const other = readdirSync(folder).find(
    (name) => /^lock(?:\.|$)/.test(name) && name !== lockName(shard) && (shard === null || name === lockName(null)),
  );
  if (other !== undefined) {
    try {
      removeStale(join(folder, other));
    } catch (error) {
      giveBack();
      throw error;
    }
  }
  return giveBack;
}

const lockName = (shard: string | null): string => (shard === null ? 'lock' : `lock.${shard}`);

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes away the lock of a holder that is no more; another process may do the same at the same time. */
function removeStale(file: string): void {
  const content = read(file);
  if (content === null) return;
  const holder = parse(content);
  if (holder !== null && isAlive(holder))
    throw stop(
      'locked',
      `${file}: process ${holder.pid} on ${holder.host} works on this run${holder.host === hostname() ? '' : '; if it does not, remove the file'}`,
    );
  const aside = `${file}-stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Between reading and moving, another process may have put its own lock there.
  if (read(aside) !== content) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Null for a lock that its holder had no time to write. */
function parse(content: string): Holder | null {
  try {
    const result = HolderSchema.safeParse(JSON.parse(content));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** A holder on another machine cannot be asked, so it counts as alive. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return started === null || startOf(pid) === null || startOf(pid) === started;
}

/** When a process started, in ticks since the machine did (Linux), so that a number used again is known; else null. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
