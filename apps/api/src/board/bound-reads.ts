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
 * Limits the sizes in requests to Bull Board's routes, which have no limits: with `jobsPerPage=1000000` Bull Board would
 * read all jobs at once. Bull Board itself refuses values that are not numbers.
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
