import ipaddr from 'ipaddr.js';

/** Public by its range, yet answered inside a cloud: the agent of Azure's hosts. */
const CLOUD = new Set(['168.63.129.16']);

/** What the internet hands out: of IPv6 only 2000::/3, so that the old IPv4-in-IPv6 forms (::127.0.0.1) are none. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True of an address on the public internet: no loopback, private, link-local, shared, multicast, reserved or
 * translated one, nor an IPv6 form of such a one. A name is no address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || CLOUD.has(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast' || CLOUD.has(parsed.toString())) return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_V6);
}
