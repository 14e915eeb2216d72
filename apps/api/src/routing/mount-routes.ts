import type { Express, Request, RequestHandler, Response } from 'express';
import { assertScope } from '../access/authorize.ts';
import type { ApiDeps } from '../api-deps.ts';
import { acceptedType } from '../http/accepted-type.ts';
import { allowOnly } from '../http/allow.ts';
import { parseIdempotencyKey } from '../http/idempotency-key.ts';
import { jsonBody, jsonTypes } from '../http/json-body.ts';
import { parseQuery } from '../http/parse-query.ts';
import { parseRequest } from '../http/parse-request.ts';
import { assertNoIfMatch, parseIfMatch } from '../http/preconditions.ts';
import type { Route } from './define-route.ts';
import { scopeFor } from './scope-of.ts';

/** Adds routes to the app. Other methods of their paths are answered with 405 and the header Allow. */
export function mountRoutes(app: Express, routes: readonly Route[], deps: ApiDeps): void {
  const byPath = new Map<string, Route[]>();
  for (const route of routes) {
    byPath.set(route.path, [...(byPath.get(route.path) ?? []), route]);
  }
  for (const [path, ofPath] of byPath) {
    const mounted = app.route(toExpressPath(path));
    for (const route of ofPath) mounted[verbs[route.method]](...createHandlers(route, deps));
    mounted.all(allowOnly(...ofPath.map(({ method }) => method)));
  }
}

const verbs = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
} as const;

/** Converts a path to the form of Express. This form is also the label `route` of metrics. */
const toExpressPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** The media types of the successful answers of a route. Empty if the answers have no body. */
const typesOf = ({ answers }: Route): string[] =>
  Object.values(answers).flatMap(({ schema, type }) => [
    ...(schema ? ['application/json'] : []),
    ...(type ? [type] : []),
  ]);

/**
 * Returns the handlers of a route. They check the scope of the caller, `Accept`, the content type and the JSON of the body, the
 * other headers, the query, and the values of the body.
 */
function createHandlers(route: Route, deps: ApiDeps): RequestHandler[] {
  const { body, uncheckedBody, otherFormats = [], bodyTypes, isBodyOptional = false } = route;
  const hasBody = body !== undefined || uncheckedBody !== undefined;
  const formats = [route, ...otherFormats].map((each) => ({ each, types: typesOf(each) }));
  const allTypes = formats.flatMap(({ types }) => types);
  const select: RequestHandler = (request, response, next) => {
    // Answers may be stored by the client only, and have to be compared with their ETag at each request.
    response.set('Cache-Control', 'private, no-cache');
    // A browser adds `Cache-Control: no-cache` to a request whose page has set If-None-Match. Express would then ignore the tag.
    if (request.headers['if-none-match'] !== undefined) delete request.headers['cache-control'];
    if (otherFormats.length > 0) response.vary('Accept');
    response.locals.type = allTypes.length === 0 ? undefined : acceptedType(request, allTypes);
    next();
  };
  const handle: RequestHandler = async (request, response) => {
    const asked = formats.find(({ types }) => types.includes(response.locals.type));
    await handleRoute(asked?.each ?? route, deps, request, response);
  };
  const readBody = jsonBody({ types: bodyTypes ?? jsonTypes, isOptional: isBodyOptional });
  const checks =
    route.access === 'none' ? [] : [assertScope((request) => scopeFor(route, request.query))];
  return [...checks, select, ...(hasBody ? readBody : []), handle];
}

async function handleRoute(
  { handle, header, query, body, isConditional, method, isBodyOptional }: Route,
  deps: ApiDeps,
  request: Request,
  response: Response,
): Promise<void> {
  const given: unknown = isBodyOptional ? (request.body ?? {}) : request.body;
  if (method !== 'GET' && !isConditional) assertNoIfMatch(request);
  await handle(deps, {
    params: request.params,
    revisions: isConditional ? parseIfMatch(request) : undefined,
    key:
      method === 'POST'
        ? parseIdempotencyKey(request.headersDistinct['idempotency-key'])
        : undefined,
    header: header?.parse(request),
    query: parseQuery(query, request.query),
    body: body === undefined ? given : parseRequest('body', body, given),
    request,
    response,
  });
}
