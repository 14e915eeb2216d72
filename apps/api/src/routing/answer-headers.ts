// The headers of answers in the OpenAPI document. A test compares them with the headers of real answers. Headers of HTTP itself, such as
// Content-Length, and headers for the security of browsers are left out.
import { requestIdAnswer } from '../access/log-requests.ts';
import type { Route } from './define-route.ts';
import { hasDryRun } from './scope-of.ts';

const header = (description: string, type = 'string') => ({ description, schema: { type } });

/** The headers that several answers have, as `components.headers`. */
export const headerComponents = {
  ...requestIdAnswer,
  'Accept-Patch': header('The media types that a PATCH request may have. Only with 415.'),
  Allow: header('The methods of the path. Only with 405.'),
  'Cache-Control': header(
    '`private, no-cache`: a client may store the answer, and has to compare it with its `ETag` at each request.',
  ),
  'Content-Disposition': header('The name under which a browser saves the answer.'),
  ETag: header(
    'The tag of the answer, for `If-None-Match`. The strong tag of a sweep or of a model is also for `If-Match`. A weak tag is a hash of the answer. A table that is sent in pieces has a tag only if it is strong.',
  ),
  Link: header('The target of the next page with `rel="next"` (RFC 8288), if there is one.'),
  'Next-Cursor': header('The `cursor` of the next page, if there is one.'),
  RateLimit: header(
    'The number of requests left in the current window, and the number of seconds until its end. Only if the service limits requests.',
  ),
  'RateLimit-Policy': header(
    'The maximum number of requests per window, and the length of a window in seconds. Only if the service limits requests.',
  ),
  'Retry-After': header(
    'The number of seconds after which to retry. With 429, and with 503 if a retry can succeed.',
    'integer',
  ),
  Vary: header('`Accept`: the format of the answer depends on this header of the request.'),
  'WWW-Authenticate': header('The challenge of RFC 6750. Only with 401 and 403.'),
};
type Name = keyof typeof headerComponents;

/** Returns references to some of the components. */
export const refsTo = (...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const ofLimit = ['RateLimit', 'RateLimit-Policy'] as const;

/** The headers of every problem. Its status says which of them a client can expect. */
export const problemHeaders = refsTo(
  ...(['X-Request-Id', 'Cache-Control', 'Allow', 'Accept-Patch', 'Retry-After', 'Vary'] as const),
  ...(['WWW-Authenticate', ...ofLimit] as const),
);

/** Returns the headers of a successful answer that follow from the other members of its route. */
export function headersOf(route: Route, status: string): Record<string, object> {
  const { access = 'token', query, otherFormats = [] } = route;
  const hasTag = isComparable(route) || (route.isTagged && !isOfDryRun(route, status));
  const isPaged = query !== undefined && 'cursor' in query.shape;
  return refsTo(
    ...(['X-Request-Id', 'Cache-Control'] as const),
    ...(access === 'token' ? ofLimit : []),
    ...(hasTag ? (['ETag'] as const) : []),
    ...(isPaged ? (['Link'] as const) : []),
    ...(otherFormats.length > 0 ? (['Vary'] as const) : []),
  );
}

/** Whether a client can send the tag of an earlier answer, and gets 304 if nothing has changed. */
export const isComparable = ({ method, answers }: Route): boolean =>
  method === 'GET' && Object.values(answers).every(({ events }) => events === undefined);

/** Whether the answer with this status is the answer to a dry run, which has no state to tag. */
const isOfDryRun = (route: Route, status: string) => hasDryRun(route) && status === '200';
