// The allowed targets of webhooks. A user who submits a sweep makes the service send requests from inside its network. The
// service therefore sends requests only to addresses below those that its operator has named.

/** Whether a text is a valid webhook address. The address need not be allowed. */
export function isTarget(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  const isHttp = protocol === 'http:' || protocol === 'https:';
  return isHttp && username === '' && password === '' && !text.includes('#');
}

/**
 * Whether an address lies below an allowed one: it has the same origin, and its path begins with all segments of the
 * allowed path. This must hold after every pass of percent-decoding.
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
 * Whether each form of a path lies below the same form of the prefix. If the lists differ in length, the last form of the
 * shorter list is used for the rest.
 */
function areBelow(prefixes: readonly string[], paths: readonly string[]): boolean {
  const count = Math.max(prefixes.length, paths.length);
  const at = (forms: readonly string[], k: number) =>
    resolve(forms[Math.min(k, forms.length - 1)] ?? '/');
  return Array.from({ length: count }, (_, k) => isBelow(at(prefixes, k), at(paths, k))).every(
    Boolean,
  );
}

/** Returns the path as it is, decoded once, decoded twice, and so on, until decoding changes nothing. */
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
 * Decodes `%2e` and `%u002e` as servers do. It also replaces characters that resemble ASCII (full-width dots, overlong
 * UTF-8) by the characters that they may become. Each pass that decodes makes the text shorter, so the number of passes is
 * limited.
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
 * Resolves a path as the most permissive server would. A backslash is a slash, and several slashes in a row are one. White
 * space, control characters, and everything after `;`, `?` or `#` in a segment are removed.
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
