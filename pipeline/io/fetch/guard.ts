import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from '#pipeline/io/fetch/address';

/** The code of an error that says why something may not be fetched. */
export const NOT_ALLOWED = 'NOT_ALLOWED';

export const notAllowed = (why: string): Error => Object.assign(new Error(why), { code: NOT_ALLOWED });

export type Guard = {
  /** Throws where a URL may not even be asked for. */
  readonly checkUrl: (url: URL) => void;
  /** Opens connections to public addresses only: the literal address and each that is looked up are checked. */
  readonly connect: buildConnector.connector;
};

const PORTS = new Set(['', '80', '443']);

/**
 * Keeps fetching to the public web: http and https, their own ports, no credentials, public addresses.
 * @param allowed hosts ("name" or "name:port") that are exempt, such as one's own test server
 * @param lookup how names are looked up; the system's where it is left out
 */
export function createGuard(allowed: readonly string[], lookup: LookupFunction = systemLookup): Guard {
  const exempt = new Set(allowed.map((host) => host.toLowerCase()));
  const isExempt = (name: string, port: string) => exempt.has(name) || exempt.has(`${name}:${port}`);
  const guarded = buildConnector({ lookup: guardedLookup(lookup), timeout: 10_000 });
  const free = buildConnector({ timeout: 10_000 });
  return {
    checkUrl: (url) => {
      if (url.protocol !== 'http:' && url.protocol !== 'https:')
        throw notAllowed(`${url.protocol}// is not fetched, expected http:// or https://`);
      if (url.username || url.password) throw notAllowed('holds a user name or password');
      if (isExempt(url.hostname, portOf(url))) return;
      if (!PORTS.has(url.port)) throw notAllowed(`port ${url.port} is not fetched from, expected 80 or 443`);
      checkLiteral(bare(url.hostname));
    },
    connect: (options, callback) => {
      const { hostname, port, protocol } = options;
      const name = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
      if (isExempt(name.toLowerCase(), port || (protocol === 'https:' ? '443' : '80'))) return free(options, callback);
      try {
        checkLiteral(bare(hostname));
      } catch (error) {
        callback(error as Error, null);
        return;
      }
      guarded(options, callback);
    },
  };
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** Names that RFC 6761 keeps for the machine itself, whatever a name server says. */
const OWN_NAME = /(?:^|\.)localhost\.?$/i;

function checkLiteral(host: string): void {
  if (OWN_NAME.test(host)) throw notAllowed(`${host} is this machine`);
  if (isIP(host) && !isPublicAddress(host)) throw refused(host);
}

const refused = (address: string): Error => notAllowed(`${address} is no public address`);

/** Looks all addresses of a name up and refuses it where one of them is not public. */
const guardedLookup =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const [first] = addresses ?? [];
      const inside = addresses?.find(({ address }) => !isPublicAddress(address));
      if (error) callback(error, '');
      else if (inside) callback(notAllowed(`${hostname} is ${inside.address}, which is no public address`), '');
      else if (!first) callback(new Error(`${hostname} has no address`), '');
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
