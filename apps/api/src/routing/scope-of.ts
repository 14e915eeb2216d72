import type { Scope } from '../access/scopes.ts';
import type { Route } from './define-route.ts';

/**
 * Returns the scope of a route. Default: `read` for GET. A route with another method names its scope. If it does not, it needs
 * `admin`, so that no right is granted by mistake.
 */
export const scopeOf = ({ method, scope }: Pick<Route, 'method' | 'scope'>): Scope =>
  scope ?? (method === 'GET' ? 'read' : 'admin');

/** Whether a route supports dry runs. A dry run changes nothing, so it needs only the scope `read`. */
export const hasDryRun = ({ query }: Pick<Route, 'query'>): boolean =>
  query !== undefined && 'dryRun' in query.shape;

/** Returns the scope that a request to a route needs. `query` is not validated yet. */
export const scopeFor = (route: Route, query: Readonly<Record<string, unknown>>): Scope =>
  hasDryRun(route) && query.dryRun === 'true' ? 'read' : scopeOf(route);
