const here = 'http://here.invalid';

/**
 * Returns the path of this service to which a browser may be redirected. Undefined for a text that a browser reads as another
 * host, and for a path that is not below the base path.
 */
export function parseLocalPath(text: unknown, basePath = ''): string | undefined {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, here))
    return undefined;
  // Like a browser, this parser removes tabs and line ends, and reads `\` as `/`.
  const { origin, pathname, search, hash } = new URL(text, here);
  // After dots are resolved, the path may begin with two slashes, which a browser reads as another host.
  if (origin !== here || pathname.startsWith('//')) return undefined;
  if (!`${pathname}/`.startsWith(`${basePath}/`)) return undefined;
  return `${pathname}${search}${hash}`;
}
