// The base path: the path at which a proxy serves the api, such as `/sweepq`. A proxy may pass it on or remove it, so it is
// removed from each request before the routes see the request. All paths in answers (`Location`, pages, cookies, the OpenAPI
// document) begin with the base path, because a browser sees the paths of the proxy.
import type { RequestListener } from 'node:http';
import { z } from 'zod';

const expected =
  'to be a path such as `/sweepq`, of segments of a-z, A-Z, 0-9, ".", "_", "~" and "-"';
const pathPattern = /^(\/[\w.~-]+)+$/;
/** The first segments of the paths of the api and of the page. They cannot begin a base path: `/v1/v1/sweeps` must not mean `/v1/sweeps`. */
const ownSegments = new Set(
  `admin assets datasets docs healthz login logout metrics openapi.json readyz sweeps trials v1 workers`.split(
    ' ',
  ),
);

/** The schema of the base path. Its output has no slash at the end, and is empty for `/`. */
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
  // The target may be a whole URL. Only a dot of a base path has a special meaning in a regular expression.
  const prefix = basePath.replaceAll('.', '\\.');
  const pattern = new RegExp(`^(https?://[^/?#]*)?${prefix}(?=[/?]|$)/?`);
  return (request, response) => {
    request.url = request.url?.replace(pattern, '$1/');
    return app(request, response);
  };
}
