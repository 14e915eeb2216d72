import type { Request, RequestHandler, Response } from 'express';
import { Counter, Histogram, type Registry } from 'prom-client';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * Counts requests by the path pattern of their route, and measures their duration by area of the api. A histogram for each
 * route and status would be most of the series that Prometheus stores. Event streams and dataset files are not timed,
 * because the duration of a stream depends on its reader, and the duration of a file on the network.
 */
export function measureRequests(registry: Registry): RequestHandler {
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests by method, route and class of the status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the start of a request to the end of its answer, by area of the api.',
    labelNames: ['area'],
    buckets,
    registers: [registry],
  });
  return (request, response, next) => {
    const stop = duration.startTimer();
    // Also counts requests whose client disconnects before the end of the answer.
    response.once('close', () => {
      requests.inc({
        ...{ method: methodOf(request), route: routeOf(request) },
        status: classOf(response),
      });
    });
    response.once('finish', () => {
      const isStream = response.get('content-type') === 'text/event-stream';
      if (!isStream && !isDownload(request)) stop({ area: areaOf(routeOf(request)) });
    });
    next();
  };
}

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Returns the label of a method. Methods that no route accepts share one label, because a client can send any method. */
const methodOf = ({ method, route }: Request) =>
  known.has(method) && route !== undefined ? method : 'other';

const isDownload = (request: Request) => routeOf(request).startsWith('/v1/dataset-files');

const classOf = ({ statusCode }: Response) => `${Math.floor(statusCode / 100)}xx`;

function routeOf({ baseUrl, route }: Request): string {
  const path: unknown = route?.path;
  if (typeof path === 'string') return `${baseUrl}${path}`;
  return baseUrl === '' ? 'unmatched' : baseUrl;
}

const areas: readonly [start: RegExp, area: string][] = [
  [/^\/v1\/sweeps/, 'sweeps'],
  [/^\/v1\/trials/, 'trials'],
  [/^\/v1\/dataset/, 'datasets'],
  [/^\/admin/, 'board'],
  [/^\/(metrics|healthz|readyz|v1\/usage)/, 'operations'],
];

const areaOf = (route: string) => areas.find(([start]) => start.test(route))?.[1] ?? 'other';
