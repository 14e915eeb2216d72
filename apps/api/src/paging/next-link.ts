import type { Response } from 'express';

/** Sets the header `Link` (RFC 8288) to the next page of a list, if there is one. */
export function setNextLink(
  { basePath }: { basePath: string },
  response: Response,
  nextCursor: string | null,
): void {
  if (nextCursor === null) return;
  response.set('Link', nextLink(basePath, response.req.originalUrl, nextCursor));
}

/** Returns the value of the header: the target of this request, with the cursor of the next page. */
export function nextLink(basePath: string, target: string, nextCursor: string): string {
  // The target may be a whole URL.
  const { pathname, searchParams } = new URL(target, 'http://host');
  searchParams.set('cursor', nextCursor);
  return `<${basePath}${pathname}?${searchParams}>; rel="next"`;
}
