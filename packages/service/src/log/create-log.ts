import { type DestinationStream, type Logger, pino } from 'pino';
import { readLogContext } from './log-context.ts';
import { readTraceIds } from './trace-ids.ts';

export type Log = Logger;

export type LogOptions = {
  service: string;
  level: string;
  /** Where to write the lines; stdout by default. */
  stream?: DestinationStream | undefined;
};

/**
 * Writes one JSON line for each event, with the ids of its context. Errors have their stack. Secrets and bodies of requests
 * are never written: the error of a library may contain them in a command's arguments or a request's headers.
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
    // pino would take an explicit undefined for a stream.
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

/** The maximum depth of nested errors, such as those of each node of a cluster. */
const deepest = 6;

/**
 * Redacts the arguments of Redis commands in errors: those of AUTH contain the password, those of a script all data that it
 * writes.
 */
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
