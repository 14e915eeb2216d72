import type { RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';
import { isLoopbackHost } from './loopback.ts';

/**
 * Refuses what was meant for another host. A page elsewhere can have its own name resolved to 127.0.0.1 (DNS
 * rebinding): then a browser takes this for the page's own server, and only `Host` tells.
 */
export const assertHost: RequestHandler = (request, _response, next) => {
  // Not `request.host`: what a proxy would be believed, a page could say as well.
  const { host = '' } = request.headers;
  if (isLoopbackHost(host)) return next();
  const detail = `Expected the header Host to be localhost or a loopback address while no token is set, got \`${host.slice(0, 80)}\`.`;
  throw new ApiProblem('foreign-host', { detail });
};

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
