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
      redact: { paths: secrets, censor },
      serializers: { err: (error: Error) => hideArguments(pino.stdSerializers.err(error)) },
    },
    // Told as undefined, pino would take it for a stream.
    ...(stream === undefined ? [] : [stream]),
  );

const censor = '[redacted]';

const named = ['password', 'secret', 'token', 'authorization', 'cookie'];
const secrets = [
  ...['', 'err.', 'config.'].flatMap((place) => named.map((name) => `${place}${name}`)),
  ...['req', 'res'].flatMap((place) => [
    `${place}.headers.authorization`,
    `${place}.headers.cookie`,
    `${place}.headers["set-cookie"]`,
  ]),
];

/** So deep are errors in errors, such as of each node of a cluster. */
const deepest = 6;

/** The error of a Redis command has what it was given: of AUTH it is the password, of a script all that it was to write. */
function hideArguments(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (Array.isArray(value)) return value.map((each) => hideArguments(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) =>
      name === 'command' && typeof inner === 'object' && inner !== null
        ? [name, { ...inner, args: censor }]
        : [name, hideArguments(inner, depth + 1)],
    ),
  );
}
