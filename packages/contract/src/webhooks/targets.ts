// The allowed targets of webhooks. By a webhook, a user makes the service send requests from inside the network of the service.
// The service therefore sends requests only to URLs below the prefixes that its operator has set.

/** Whether a text is a valid URL of a webhook. Does not check whether the operator allows the URL. */
export function isTarget(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  const isHttp = protocol === 'http:' || protocol === 'https:';
  return isHttp && username === '' && password === '' && !text.includes('#');
}

/**
 * Whether a URL lies below an allowed prefix: both have the same origin, and the path of the URL begins with all segments of
 * the prefix. This is checked after every pass of percent-decoding.
 */
export function isAllowedTarget(allowed: readonly string[], url: string): boolean {
  if (!isTarget(url)) return false;
  const target = new URL(url);
  return allowed
    .map((prefix) => new URL(prefix))
    .some((prefix) => {
      if (prefix.origin !== target.origin) return false;
      return (
        isBelow(prefix.pathname, target.pathname) &&
        areBelow(decodings(prefix.pathname), decodings(target.pathname))
      );
    });
}

/**
 * Whether each decoded form of a path lies below the same decoded form of the prefix. If one list is shorter, its last form is
 * compared with the remaining forms of the other list.
 */
function areBelow(prefixes: readonly string[], paths: readonly string[]): boolean {
  const count = Math.max(prefixes.length, paths.length);
  const at = (forms: readonly string[], k: number) =>
    resolve(forms[Math.min(k, forms.length - 1)] ?? '/');
  return Array.from({ length: count }, (_, k) => isBelow(at(prefixes, k), at(paths, k))).every(
    Boolean,
  );
}

/** Returns the path, the path decoded once, decoded twice, and so on, until decoding does not change the path. */
function decodings(path: string): string[] {
  const forms = [path];
  for (let form = path; ; ) {
    const next = decodeOnce(form);
    if (next === form) return forms;
    forms.push(next);
    form = next;
  }
}

/**
 * Decodes `%2e` and `%u002e`. Also replaces full-width characters and overlong UTF-8 by ASCII, as some servers do. Each
 * pass that changes the path makes it shorter, so the number of passes is limited.
 */
const decodeOnce = (path: string): string =>
  path
    .replaceAll(/%u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll(/%c0%ae/gi, '.')
    .replaceAll(/%c0%af/gi, '/')
    .replaceAll(/%c1%9c/gi, '\\')
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
      Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
    )
    .normalize('NFKC');

/**
 * Resolves the segments `.` and `..` as the most permissive server does. A backslash counts as a slash, and several slashes
 * in a row count as one. White space, control characters, and everything after `;`, `?` or `#` in a segment are removed.
 */
function resolve(path: string): string {
  const resolved: string[] = [];
  const segments = path.replaceAll('\\', '/').split('/');
  for (const raw of segments) {
    const segment = raw.replace(/[;?#].*$/s, '').replaceAll(/[\s\p{C}]/gu, '');
    if (segment === '..') resolved.pop();
    else if (segment !== '' && segment !== '.') resolved.push(segment);
  }
  const end = resolved.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${resolved.join('/')}${end}`;
}

function isBelow(prefix: string, path: string): boolean {
  if (prefix.endsWith('/')) return path.startsWith(prefix);
  return path === prefix || path.startsWith(`${prefix}/`);
}
