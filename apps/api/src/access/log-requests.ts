import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inLogContext, type Log } from '@sweepq/service';
import type { RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import { readCaller } from './caller.ts';

/** What asks every few seconds would bury what people ask. */
const quiet = /^\/(healthz|readyz|metrics)\b/;

/** A line a request, with the name of its token: never its body, and of its headers none that could hold a secret. */
export const logRequests = (log: Log) =>
  pinoHttp({
    logger: log,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: ({ url }: IncomingMessage, { statusCode }: ServerResponse) => {
      // Without Redis every request ends so, and what is wrong is told by the connection.
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

/** All that is logged of a request names it, by the id that its answer has as `X-Request-Id`. */
export const nameRequests: RequestHandler = (request, _response, next) =>
  inLogContext({ requestId: String(request.id) }, next);
