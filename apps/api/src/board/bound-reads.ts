import type { RequestHandler } from 'express';

/** The page of Bull Board requests at most 50 jobs. */
const mostPerPage = 50;
/** The page of Bull Board requests at most 20 children. */
const mostChildren = 100;
/** A sweep and its runs are two levels. */
const mostLevels = 3;

const bounds: Readonly<Record<string, number>> = {
  jobsPerPage: mostPerPage,
  maxChildren: mostChildren,
  depth: mostLevels,
};

/**
 * Limits the sizes in requests to Bull Board. Bull Board has no limits: for `jobsPerPage=1000000` it would read all
 * jobs together. Values that are not numbers are not changed, because Bull Board rejects them.
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
