import type { Request, RequestHandler } from 'express';
import { Histogram, type Registry } from 'prom-client';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Times every request by its route as it is written in the code, never by its path; streams have no end to time. */
export function measureRequests(registry: Registry): RequestHandler {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  return (request, response, next) => {
    const stop = duration.startTimer();
    response.once('finish', () => {
      if (response.get('content-type') === 'text/event-stream') return;
      stop({ method: methodOf(request), route: routeOf(request), status: response.statusCode });
    });
    next();
  };
}

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A client may make up methods; a label may not have any number of values. */
const methodOf = ({ method }: Request) => (known.has(method) ? method : 'other');

function routeOf({ baseUrl, route }: Request): string {
  const path: unknown = route?.path;
  if (typeof path === 'string') return `${baseUrl}${path}`;
  return baseUrl === '' ? 'unmatched' : baseUrl;
}
