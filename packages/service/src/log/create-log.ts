import { type DestinationStream, type Logger, pino } from 'pino';
import { readLogContext } from './log-context.ts';
import { readTraceIds } from './trace-ids.ts';

export type Log = Logger;

export type LogOptions = {
  service: string;
  level: string;
  /** Where lines go that are not to go to stdout as they are. */
  stream?: DestinationStream | undefined;
};

/**
 * One JSON line an event on stdout, with the ids of what it is about; errors with their stack, never a secret or a request's
 * body. What a library's error carries with it could be one: the arguments of a command, the headers of a request.
 */
export const createLog = ({ service, level, stream }: LogOptions): Log =>
  pino(
    {
      level,
      base: { service, pid: process.pid },
      mixin: () => ({ ...readLogContext(), ...readTraceIds() }),
      redact: { paths: [...secrets], censor: '[redacted]' },
    },
    // Told as undefined, pino would take it for a stream.
    ...(stream === undefined ? [] : [stream]),
  );

/** Of an error that something else caused, too. */
const within = ['', 'err.', 'err.cause.', 'config.'];
const named = ['password', 'secret', 'token', 'authorization', 'cookie', 'url.password'];
const secrets = new Set([
  ...within.flatMap((place) => named.map((name) => `${place}${name}`)),
  ...['err.', 'err.cause.'].map((place) => `${place}command.args`),
  ...['req.', 'res.'].flatMap((place) => [
    `${place}headers.authorization`,
    `${place}headers.cookie`,
    `${place}headers["set-cookie"]`,
  ]),
]);
