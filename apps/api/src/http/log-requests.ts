import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '@sweepq/service';
import { pinoHttp } from 'pino-http';

/** What asks every few seconds would bury what people ask. */
const quiet = /^\/(healthz|readyz|metrics)\b/;

/** A line a request: never its body, and of its headers none that could hold a secret. */
export const logRequests = (log: Log) =>
  pinoHttp({
    logger: log,
    genReqId: () => randomUUID(),
    customLogLevel: ({ url }: IncomingMessage, { statusCode }: ServerResponse) => {
      // Without Redis every request ends so, and what is wrong is told by the connection.
      if (statusCode === 503) return 'warn';
      if (statusCode >= 500) return 'error';
      return quiet.test(url ?? '') ? 'debug' : 'info';
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
