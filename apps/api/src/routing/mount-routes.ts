import type { Express, RequestHandler } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';
import { jsonBody } from '../http/json-body.ts';
import { parseQuery } from '../http/parse-query.ts';
import { parseRequest } from '../http/parse-request.ts';
import type { Route } from './define-route.ts';

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

const verbs = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const;

/** Converts a path to the form of Express. This form is also the label `route` of metrics. */
const toExpressPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

/**
 * Returns the handlers of a route. They check the content type and the JSON of the body, the header, the query, and the
 * values of the body.
 */
function createHandlers(route: Route, deps: ApiDeps): RequestHandler[] {
  const { header, query, body, uncheckedBody } = route;
  const hasBody = body !== undefined || uncheckedBody !== undefined;
  const handle: RequestHandler = async (request, response) => {
    await route.handle(deps, {
      params: request.params,
      header: header?.parse(request),
      query: parseQuery(query, request.query),
      body: body === undefined ? request.body : parseRequest(body, request.body),
      request,
      response,
    });
  };
  return hasBody ? [...jsonBody, handle] : [handle];
}
