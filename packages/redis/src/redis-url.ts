// Parses every kind of REDIS_URL. `new URL` cannot be used, because it rejects a URL with several hosts.

export type RedisHost = { host: string; port: number };

export type RedisTarget = {
  tls: boolean;
  username?: string;
  password?: string;
  db: number;
} & (
  | { kind: 'single'; hosts: [RedisHost] }
  /** The hosts are the Sentinels, which know the address of the master with this name. */
  | { kind: 'sentinel'; hosts: RedisHost[]; master: string }
  /** The hosts are any nodes of the cluster. Each node knows the other nodes. */
  | { kind: 'cluster'; hosts: RedisHost[] }
);

/** `expected` begins with "to". `shown` is the URL without its password. */
export class RedisUrlError extends Error {
  readonly code = 'bad-config';
  readonly retriable = false;
  readonly expected: string;
  readonly shown: string;

  constructor(expected: string, url: string) {
    const shown = hidePassword(url);
    super(`Expected REDIS_URL ${expected}, got \`${shown}\`.`);
    this.name = 'RedisUrlError';
    this.expected = expected;
    this.shown = shown;
  }
}

const redisPort = 6379;
const sentinelPort = 26_379;
const schemes = 'redis://, rediss://, redis+sentinel:// or redis+cluster://';

/** Throws a `RedisUrlError` for an invalid URL. */
export function parseRedisUrl(url: string): RedisTarget {
  const refuse = (expected: string): never => {
    throw new RedisUrlError(expected, url);
  };
  const [, secure, kind = 'single', rest = ''] =
    /^redis(s?)(?:\+(sentinel|cluster))?:\/\/(.*)$/s.exec(url) ?? refuse(`to be a ${schemes} URL`);
  if (/[?#]/.test(rest)) refuse('to have nothing after a "?" or "#" (%3F and %23 in a password)');
  const at = rest.lastIndexOf('@');
  const slash = rest.indexOf('/', at + 1);
  const path = slash < 0 ? '' : rest.slice(slash + 1);
  const names = rest.slice(at + 1, slash < 0 ? undefined : slash).split(',');
  const hosts = names.map(
    (name) =>
      readHost(name, kind === 'sentinel' ? sentinelPort : redisPort) ??
      refuse(
        `to name ${kind === 'single' ? 'one host' : 'hosts with commas between them'}, as host:port`,
      ),
  );
  const readDb = (text: string) =>
    /^\d{0,4}$/.test(text) ? Number(text) : refuse('to end with the number of a database');
  const of = {
    tls: secure === 's',
    ...(at >= 0 && (readUser(rest.slice(0, at)) ?? refuse('to have user:password before its "@"'))),
  };
  if (kind === 'cluster') {
    if (path !== '') refuse('to end with its hosts: a cluster has one database');
    return { ...of, kind, hosts, db: 0 };
  }
  if (kind === 'sentinel') {
    const [master = '', db = '', ...more] = path.split('/');
    if (master === '' || more.length > 0) {
      refuse('to end with the name of the master, and perhaps the number of a database: /name/0');
    }
    return {
      ...of,
      kind,
      hosts,
      master: decode(master) ?? refuse('to have a master name with valid percent-encoding'),
      db: readDb(db),
    };
  }
  const [host, ...others] = hosts;
  if (host === undefined || others.length > 0) {
    return refuse('to name one host; several are those of redis+sentinel:// or redis+cluster://');
  }
  return { ...of, kind: 'single', hosts: [host], db: readDb(path) };
}

function readHost(text: string, defaultPort: number): RedisHost | undefined {
  const found = /^(?:\[([\da-fA-F:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/.exec(text);
  const host = found?.[1] ?? found?.[2];
  const port = Number(found?.[3] ?? defaultPort);
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}

/** Parses `user:password`. A text without a ":" is a user without a password. */
function readUser(text: string) {
  if (/[\s/]/.test(text)) return undefined;
  const colon = text.indexOf(':');
  const username = decode(colon < 0 ? text : text.slice(0, colon));
  const password = colon < 0 ? '' : decode(text.slice(colon + 1));
  if (username === undefined || password === undefined) return undefined;
  return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Masks the password, also in a text that is not a URL. The text before an "@" may be a password. The text after a "?" or "#" may
 * be a password too, because other clients accept one there.
 */
export function hidePassword(url: string): string {
  const end = url.search(/[?#]/);
  if (end < 0) return hideUser(url);
  // If an "@" follows, the "?" or "#" may be part of the password.
  const shown = url.slice(0, end) + (url.includes('@', end) ? '@' : '');
  return `${hideUser(shown)}?***`;
}

const hideUser = (url: string) =>
  url.replace(
    /^([\w+.-]*:\/\/)?(?:([^:@/]*):)?.*@/s,
    (_all, scheme = '', user = '') => `${scheme}${user}:***@`,
  );

/**
 * Returns the prefix of all keys. On a cluster a script can only use keys of one slot, and the part of a key in braces decides its
 * slot. So the prefix is put into braces if it has none.
 */
export function prefixFor(url: string, prefix: string): string {
  const isOnCluster = parseRedisUrl(url).kind === 'cluster';
  return isOnCluster && !/\{[^}]+\}/.test(prefix) ? `{${prefix}}` : prefix;
}
