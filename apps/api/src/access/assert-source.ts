import type { RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';
import { isLoopbackHost } from './loopback.ts';

/**
 * Refuses requests for another host. The name of a hostile page can resolve to 127.0.0.1 (DNS rebinding). A browser then sends
 * requests of that page here, and only the header `Host` shows it.
 */
export const assertHost: RequestHandler = (request, _response, next) => {
  // `request.host` would also read the headers of a proxy, which a page could send as well.
  const { host = '' } = request.headers;
  if (isLoopbackHost(host)) return next();
  const detail = `Expected the header Host to be localhost or a loopback address while no token is set, got \`${host.slice(0, 80)}\`.`;
  throw new ApiProblem('foreign-host', { detail });
};

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes from pages of other sites. A browser would send them with the cookies of its user. Programs send no `Origin`;
 * browsers send it with every write.
 */
export const assertOrigin: RequestHandler = ({ method, headers }, _response, next) => {
  const { origin, host = '' } = headers;
  if (harmless.has(method) || origin === undefined || isOf(origin, host)) return next();
  const detail = `Expected the header Origin to name \`${host.slice(0, 80)}\`, as Host does, got \`${origin.slice(0, 80)}\`.`;
  throw new ApiProblem('cross-origin', { detail });
};

/** Compares URLs, so that the default port of the protocol may be left out or given. */
function isOf(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: named } = new URL(origin);
  const own = `${protocol}//${host}`;
  return named !== '' && URL.canParse(own) && new URL(own).host === named;
}
