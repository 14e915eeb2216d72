const here = 'http://here.invalid';

/**
 * A path of this service, to redirect to; undefined for a path that a browser reads as another host, or that is not below the base path.
 */
export function parseLocalPath(text: unknown, basePath = ''): string | undefined {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, here))
    return undefined;
  // A browser removes tabs and line ends, and reads `\` as `/`. This parser does the same.
  const { origin, pathname, search, hash } = new URL(text, here);
  // Resolving the dots may have left two slashes at the beginning.
  if (origin !== here || pathname.startsWith('//')) return undefined;
  if (!`${pathname}/`.startsWith(`${basePath}/`)) return undefined;
  return `${pathname}${search}${hash}`;
}
