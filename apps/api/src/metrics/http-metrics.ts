import type { Request, RequestHandler, Response } from 'express';
import { Histogram, type Registry } from 'prom-client';

/** Three buckets, because each one is a series for each method, route and status. */
const buckets = [0.025, 0.25, 2.5];

/**
 * Counts and times requests by method, path pattern of the route, and class of the status. Event streams and dataset files are
 * timed until their headers are sent, because the duration of a stream depends on its reader, and the duration of a file on
 * the network.
 */
export function measureRequests(registry: Registry): RequestHandler {
  const duration = new Histogram({
    name: 'sweepq_http_request_duration_seconds',
    help: 'Time from the start of a request to the end of its answer, by method, route and class of the status.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  return (request, response, next) => {
    const startedAt = performance.now();
    const readBegin = noteBegin(response);
    // Also counts requests whose client disconnects before the end of the answer.
    response.once('close', () => {
      const endedAt = (isOpenEnded(request, response) && readBegin()) || performance.now();
      duration.observe(labelsOf(request, response), (endedAt - startedAt) / 1_000);
    });
    next();
  };
}

/** Returns a function that returns the time at which the headers were sent. */
function noteBegin(response: Response): () => number | undefined {
  const writeHead = response.writeHead.bind(response);
  let begunAt: number | undefined;
  response.writeHead = (...args: unknown[]) => {
    begunAt ??= performance.now();
    return writeHead(...(args as Parameters<typeof writeHead>));
  };
  return () => begunAt;
}

const isOpenEnded = (request: Request, response: Response) =>
  response.get('content-type')?.startsWith('text/event-stream') ||
  routeOf(request).startsWith('/v1/dataset-files');

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Returns the labels of a request. Requests that no route accepts share the labels `other` and `unmatched`, because a client
 * can send any method and any path.
 */
function labelsOf(request: Request, response: Response) {
  const isAccepted = request.route !== undefined && response.statusCode !== 405;
  return {
    method: isAccepted && known.has(request.method) ? request.method : 'other',
    route: response.statusCode === 405 ? 'unmatched' : routeOf(request),
    status: classOf(response),
  };
}

/** The suffix of a format in the path of a resource, as in `/v1/sweeps/:id/trials.csv`. */
const formatSuffix = /(?<=^\/v1\/.*)\.\w+$/;

const classOf = ({ statusCode }: Response) => `${Math.floor(statusCode / 100)}xx`;

/** A version of a model or a dataset, in a pattern. */
const version = /\/versions\/:version/;

/**
 * Returns the path pattern of the route. All formats of a resource share one pattern, and so do a model or a dataset and its versions, so that
 * they add no series.
 */
function routeOf({ baseUrl, route }: Request): string {
  const path: unknown = route?.path;
  if (typeof path === 'string') {
    return `${baseUrl}${path}`.replace(formatSuffix, '').replace(version, '');
  }
  return baseUrl === '' ? 'unmatched' : baseUrl;
}
