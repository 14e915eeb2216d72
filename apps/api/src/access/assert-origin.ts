import type { RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes from pages of other sites, which would be sent with the cookies and from the place of
 * whoever looks at them. Programs send no `Origin`; browsers send it with every write.
 */
export const assertOrigin: RequestHandler = ({ method, headers }, _response, next) => {
  const { origin, host = '' } = headers;
  if (harmless.has(method) || origin === undefined || isOf(origin, host)) return next();
  const detail = `Expected the header Origin to name \`${host.slice(0, 80)}\`, as Host does, got \`${origin.slice(0, 80)}\`.`;
  throw new ApiProblem('cross-origin', { detail });
};

/** Compared as URLs, so that a port that goes without saying may be said. */
function isOf(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: named } = new URL(origin);
  const own = `${protocol}//${host}`;
  return named !== '' && URL.canParse(own) && new URL(own).host === named;
}
