const here = 'http://here.invalid';

/** A path of this service, to be sent on to; undefined for what a browser would take for another place. */
export function parseLocalPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, here))
    return undefined;
  // A browser drops tabs and line ends, and reads `\` as `/`: so does this.
  const { origin, pathname, search, hash } = new URL(text, here);
  // Dots are resolved by now, which may have left two slashes at the beginning.
  if (origin !== here || pathname.startsWith('//')) return undefined;
  return `${pathname}${search}${hash}`;
}
