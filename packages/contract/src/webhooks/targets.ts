// Where messages may go. Whoever submits a sweep makes the service send requests from inside its network, so it
// sends them only below addresses that its operator has named.

/** Whether a text is an address that messages can be sent to, allowed or not. */
export function isTarget(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  const isHttp = protocol === 'http:' || protocol === 'https:';
  return isHttp && username === '' && password === '' && !text.includes('#');
}

/**
 * Whether an address lies below one of these: it has the same origin, and its path begins with the whole segments of that one's
 * path. This must hold after every pass of percent-decoding.
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

/** Whether each form of a path lies below the same form of the prefix; of the shorter list the last form stands for the rest. */
function areBelow(prefixes: readonly string[], paths: readonly string[]): boolean {
  const count = Math.max(prefixes.length, paths.length);
  const at = (forms: readonly string[], k: number) =>
    resolve(forms[Math.min(k, forms.length - 1)] ?? '/');
  return Array.from({ length: count }, (_, k) => isBelow(at(prefixes, k), at(paths, k))).every(
    Boolean,
  );
}

/** A path as it is, decoded once, decoded twice, and so on until decoding changes nothing. */
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
 * Reads `%2e` and `%u002e` as servers do, and look-alikes of ASCII (full-width dots, UTF-8 that is longer than needed) as the
 * characters that they may become. Each pass that decodes makes the text shorter, so passes come to an end.
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
 * The path as the most permissive server would resolve it: a backslash is a slash, slashes in a row are one, what follows `;`, `?` or `#`
 * in a segment is left out, and so are white space and control characters.
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
