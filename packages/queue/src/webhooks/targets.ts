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
 * Whether an address lies below one of these: at the same origin, and with a path that begins with that one's, whole
 * segments of it.
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
        isBelow(looselyRead(prefix), looselyRead(target))
      );
    });
}

/**
 * The path as some servers read it: they decode it more than once, take an encoded slash for one, and leave out what
 * follows `;` in a segment, so that `..;` goes up. It has to lie below for them, too.
 */
function looselyRead({ origin, pathname }: URL): string {
  const path = pathname
    .replaceAll(/%(?:25)+/g, '%')
    .replaceAll(/%2f|%5c/gi, '/')
    .replaceAll(/(?:;|%3b)[^/]*/gi, '');
  return new URL(origin + path).pathname;
}

function isBelow(prefix: string, path: string): boolean {
  if (prefix.endsWith('/')) return path.startsWith(prefix);
  return path === prefix || path.startsWith(`${prefix}/`);
}
