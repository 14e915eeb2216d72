import type { RequestHandler } from 'express';

/** Bull Board's own page asks for 50 at most. */
const mostPerPage = 50;
/** A sweep and its runs are two levels; their page shows 20 children. */
const mostChildren = 100;
const mostLevels = 3;

const bounds: Readonly<Record<string, number>> = {
  jobsPerPage: mostPerPage,
  maxChildren: mostChildren,
  depth: mostLevels,
};

/**
 * Lowers the sizes that Bull Board's routes are asked for, which have no bound of their own: `jobsPerPage=1000000` would
 * have it read and answer all jobs at once. What is no number is left for these routes to refuse.
 */
export const boundReads: RequestHandler = (request, _response, next) => {
  request.url = boundQuery(request.url);
  next();
};

export function boundQuery(url: string): string {
  const [path = '', ...rest] = url.split('?');
  const query = new URLSearchParams(rest.join('?'));
  let isChanged = false;
  for (const [name, most] of Object.entries(bounds)) {
    if (!query.getAll(name).some((value) => Number(value) > most)) continue;
    query.set(name, String(most));
    isChanged = true;
  }
  return isChanged ? `${path}?${query}` : url;
}
