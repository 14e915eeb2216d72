import type { RequestHandler } from 'express';
import { ApiProblem } from '../problems/problem.ts';
import { isLoopbackHost } from './loopback.ts';

/**
 * Rejects requests for another host (DNS rebinding): the host name of a hostile page can resolve to 127.0.0.1. The browser then
 * sends the requests of the page to this api, and only the header `Host` has the name of the page.
 */
export const assertHost: RequestHandler = (request, _response, next) => {
  // `request.host` of Express would also read headers of proxies, which a page can send.
  const { host = '' } = request.headers;
  if (isLoopbackHost(host)) return next();
  const detail = `Expected the header Host to be localhost or a loopback address while no token is set, got \`${host.slice(0, 80)}\`.`;
  throw new ApiProblem('foreign-host', { detail });
};

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Rejects writes from pages of other sites, because a browser would send them with the cookies of its user. Browsers send
 * `Origin` with every write. Other programs do not send it.
 */
export const assertOrigin: RequestHandler = ({ method, headers }, _response, next) => {
  const { origin, host = '' } = headers;
  if (readMethods.has(method) || origin === undefined || isOf(origin, host)) return next();
  const detail = `Expected the header Origin to name \`${host.slice(0, 80)}\`, as Host does, got \`${origin.slice(0, 80)}\`.`;
  throw new ApiProblem('cross-origin', { detail });
};

/** Whether an origin has this host. Compares URLs, so that the default port of the protocol is optional. */
function isOf(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: named } = new URL(origin);
  const own = `${protocol}//${host}`;
  return named !== '' && URL.canParse(own) && new URL(own).host === named;
}
