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
  // Some servers take an encoded slash for one: the path has to lie below for them, too.
  const decoded = new URL(target.origin + target.pathname.replaceAll(/%2f|%5c/gi, '/'));
  return allowed.some((prefix) => {
    const { origin, pathname } = new URL(prefix);
    if (origin !== target.origin) return false;
    return isBelow(pathname, target.pathname) && isBelow(pathname, decoded.pathname);
  });
}

function isBelow(prefix: string, path: string): boolean {
  if (prefix.endsWith('/')) return path.startsWith(prefix);
  return path === prefix || path.startsWith(`${prefix}/`);
}
