import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { ApiProblem, refuseHeader } from '../problems/problem.ts';

/** Headers that may occur only once. Of two such headers, a proxy and the api could use different ones. */
const singular = ['host', 'content-type', 'authorization'];

/** Rejects ambiguous requests that Node.js accepts. */
export const assertRequest: RequestHandler = (request, _response, next) => {
  for (const name of singular) {
    const count = request.headersDistinct[name]?.length ?? 0;
    if (count > 1) throw malformed(`Expected the header \`${name}\` once, got it ${count} times.`);
  }
  const { httpVersion, headers } = request;
  if (httpVersion === '1.1' && headers.host === undefined) {
    throw malformed('Expected the header `host`, got none.');
  }
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue') {
    const detail = `Expected the header Expect to be 100-continue, got \`${headers.expect.slice(0, 60)}\`.`;
    throw refuseHeader('Expect', detail, 'expectation-failed');
  }
  assertTarget(request);
  next();
};

/** Checks a request target that is a whole URL. Its host overrides the header Host, so both must be equal. */
function assertTarget({ url = '', headers: { host = '' } }: IncomingMessage): void {
  if (url.startsWith('/') || url === '*') return;
  const named = URL.canParse(url) ? new URL(url).host : undefined;
  const own = `http://${host}`;
  if (named !== undefined && URL.canParse(own) && new URL(own).host === named) return;
  throw malformed(
    `Expected the target to be a path, or to name the host \`${host.slice(0, 80)}\`.`,
  );
}

const malformed = (detail: string) => new ApiProblem('malformed-request', { detail });
