import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a server on this host can be reached from this machine only. */
export function isLoopbackAddress(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host.toLowerCase() === 'localhost';
  return loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a header `Host` has a loopback address or a name of this machine. DNS does not resolve these names. */
export function isLoopbackHost(header: string): boolean {
  const host = header.replace(/:\d{1,5}$/, '').toLowerCase();
  if (host === '[::1]' || /^([a-z0-9-]+\.)*localhost$/.test(host)) return true;
  return isIP(host) === 4 && isLoopbackAddress(host);
}
