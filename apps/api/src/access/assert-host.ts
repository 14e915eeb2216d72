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
