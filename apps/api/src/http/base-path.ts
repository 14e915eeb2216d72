// The path below which a proxy offers the service, such as `/sweepq`. Requests may come with it or without it: it is
// removed here, before any route sees them. Every address that leaves the service (`Location`, pages, cookies, the
// OpenAPI document) has it, because a browser needs the address that the proxy knows.
import type { RequestListener } from 'node:http';
import { z } from 'zod';

const expected =
  'to be a path such as `/sweepq`, of segments of a-z, A-Z, 0-9, ".", "_", "~" and "-"';
const pathPattern = /^(\/[\w.~-]+)+$/;
/** First segments of the service's own paths: `/v1/v1/sweeps` must not be read as `/v1/sweeps`. */
const ownSegments = new Set(
  'admin docs healthz login logout metrics openapi.json readyz v1'.split(' '),
);

/** Without a slash at the end; empty for `/`. */
export const basePathSetting = z
  .string()
  .transform((text) => text.replace(/\/$/, ''))
  .superRefine((path, context) => {
    const [, first = '', ...rest] = path.split('/');
    const isPath = path === '' || pathPattern.test(path);
    if (!isPath || [first, ...rest].some((segment) => /^\.{1,2}$/.test(segment))) {
      context.addIssue({ code: 'custom', message: expected });
    } else if (ownSegments.has(first)) {
      const message = `to begin with another segment than \`/${first}\`, which is a path of the service itself`;
      context.addIssue({ code: 'custom', message });
    }
  });

/** Removes the base path from the target of each request that has it, before `app` sees the request. */
export function belowBasePath(app: RequestListener, basePath: string): RequestListener {
  if (basePath === '') return app;
  // A target may be a whole URL. A dot is the only character of a base path that has a special meaning
  // in a regular expression.
  const prefix = basePath.replaceAll('.', '\\.');
  const pattern = new RegExp(`^(https?://[^/?#]*)?${prefix}(?=[/?]|$)/?`);
  return (request, response) => {
    request.url = request.url?.replace(pattern, '$1/');
    return app(request, response);
  };
}
