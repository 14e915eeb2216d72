import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inLogContext, type Log } from '@sweepq/service';
import type { RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import { readCaller } from './caller.ts';

/** Requests for these paths come every few seconds, and are logged at the level debug. */
const quiet = /^\/(healthz|readyz|metrics)\b/;

/**
 * Logs one line for each request, with the name of its token. Bodies and headers are not logged, because they may have
 * secrets.
 */
export const logRequests = (log: Log) =>
  pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const id = readRequestId(request) ?? randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customAttributeKeys: { responseTime: 'durationMs' },
    customLogLevel: ({ url }: IncomingMessage, { statusCode }: ServerResponse) => {
      // Without Redis, every request is answered 503, and the Redis connection logs the reason.
      if (statusCode === 503) return 'warn';
      if (statusCode >= 500) return 'error';
      return quiet.test(url ?? '') ? 'debug' : 'info';
    },
    customProps: (_request, response) => {
      const caller = readCaller(response as Response);
      return caller.is === 'holder' ? { tokenName: caller.token.name } : {};
    },
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        url,
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  });

/** A request id is a part of log lines, so it must be short and must not contain control characters or spaces. */
const requestIdPattern = /^[A-Za-z0-9._:=+/-]{1,128}$/;

/** The header of a request in the OpenAPI document. */
export const requestIdHeader = {
  name: 'X-Request-Id',
  in: 'header',
  description:
    'The id of the request in the log and in the answer. Without a valid value, the api makes an id.',
  schema: { type: 'string', pattern: requestIdPattern.source, examples: ['order-17:step/2'] },
};

/** The header of every answer in the OpenAPI document. */
export const requestIdAnswer = {
  'X-Request-Id': {
    description: 'The id of the request. The log has it as `requestId`.',
    schema: { type: 'string' },
  },
};

/**
 * Returns the id that a proxy or a client has given the request in `X-Request-Id`, so that one id finds the lines of all
 * services. Returns undefined if there is no valid id.
 */
function readRequestId({ headers }: IncomingMessage): string | undefined {
  const id = headers['x-request-id'];
  return typeof id === 'string' && requestIdPattern.test(id) ? id : undefined;
}

/** Adds the id of the request to all log lines of the request. The answer has the id as `X-Request-Id`. */
export const nameRequests: RequestHandler = (request, _response, next) =>
  inLogContext({ requestId: String(request.id) }, next);
