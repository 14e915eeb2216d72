// The security schemes of the OpenAPI document, and the answers of access control and of the rate limit.
import { scopeMeanings, scopes } from '../access/scopes.ts';
import { sessionCookie } from '../access/session.ts';
import { problemView } from '../problems/problem-view.ts';
import { problemHeaders } from '../routing/answer-headers.ts';
import { refTo } from './schemas.ts';

/**
 * The security requirement of all operations that need a token. The scope of an operation is in `x-scope`: OpenAPI 3.1 would allow
 * the scope in these lists, but `spectral:oas` allows it only for OAuth 2.
 */
export const security = [{ bearer: [] }, { session: [] }];

const scopeList = scopes.map((scope) => `\`${scope}\`: ${scopeMeanings[scope]}`).join('; ');

export const createSecuritySchemes = (basePath: string) => ({
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: `A token of \`SWEEPQ_TOKENS\` or of \`SWEEPQ_TOKENS_FILE\`. Each token has a scope, and each operation names the scope that it needs in \`x-scope\`. A scope includes all scopes before it in this list: ${scopeList}. A token without the scope is rejected (403). A service without tokens needs no token.`,
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookie,
    description: `The session cookie of a browser, with the scope of its token, set and cleared at [${basePath}/login](${basePath}/login).`,
  },
});

const content = { 'application/problem+json': { schema: refTo(problemView) } };
export const refusals = {
  Unauthorized: {
    description: 'The token is missing or unknown.',
    headers: problemHeaders,
    content,
  },
  Forbidden: {
    description:
      'The token lacks the scope of the operation, or the request comes from a page of another site, or the header Host names another host.',
    headers: problemHeaders,
    content,
  },
  RateLimited: {
    description: 'There were too many requests within one minute.',
    headers: problemHeaders,
    content,
  },
};

const ref = (name: keyof typeof refusals) => ({ $ref: `#/components/responses/${name}` });

/** The answers of every operation that needs a token, by status. */
export const refusedBy = {
  401: ref('Unauthorized'),
  403: ref('Forbidden'),
  429: ref('RateLimited'),
};
