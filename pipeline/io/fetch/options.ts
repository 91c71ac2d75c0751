import type { LookupFunction } from 'node:net';

export type FetchOptions = {
  /** Who asks, sent to servers and looked for in robots.txt by its first word. */
  readonly userAgent: string;
  /** Hosts ("name" or "name:port") that need not be public. */
  readonly allowHosts: readonly string[];
  /** Folder that keeps what was fetched, so that a second run does not ask again; null for none. */
  readonly cache: string | null;
  /** Folder that keeps what could not be fetched, so that whoever goes on with a run gets the same; null for none. */
  readonly faults: string | null;
  /** Requests to one host at a time. */
  readonly perHost: number;
  /** Least time between two requests to one host, in milliseconds; robots.txt may ask for more. */
  readonly delay: number;
  /** Time for one page in all: redirects, waiting between attempts, and the body; in milliseconds. */
  readonly deadline: number;
  readonly attempts: number;
  /** First pause before another attempt, in milliseconds; each further one is twice as long. */
  readonly backOff: number;
  /** Most bytes of a body, after it is decompressed. */
  readonly largest: number;
  /** How names are looked up; the system's where it is left out. */
  readonly lookup?: LookupFunction;
};

export const FETCH_DEFAULTS: FetchOptions = {
  userAgent: 'Entente/0.1 (reads news articles; obeys robots.txt)',
  allowHosts: [],
  cache: null,
  faults: null,
  perHost: 2,
  delay: 1000,
  deadline: 60_000,
  attempts: 3,
  backOff: 1000,
  largest: 10_000_000,
};
