import { type DestinationStream, type Logger, pino } from 'pino';
import { readLogContext, readTraceIds } from './log-context.ts';

export type Log = Logger;

export type LogOptions = {
  service: string;
  level: string;
  /** The target of the lines. Default: stdout. */
  stream?: DestinationStream | undefined;
};

/**
 * Creates a log that writes one JSON line for each event, with the ids of its context. `level` is a word, and `time` is an ISO
 * 8601 time in UTC, because most log collectors understand both without a rule. Errors have their stack. Secrets are redacted, because an error of a library may contain them in the arguments of a command or the headers of a request.
 */
export const createLog = ({ service, level, stream }: LogOptions): Log =>
  pino(
    {
      level,
      base: { service, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...readLogContext(), ...readTraceIds() }),
      redact: { paths: secrets, censor },
      serializers: { err: (error: Error) => hideArguments(pino.stdSerializers.err(error)) },
    },
    // pino would use an explicit undefined as the stream.
    ...(stream === undefined ? [] : [stream]),
  );

/**
 * Creates a stream of readable lines, in colours on a terminal. The library is loaded only here, because a service writes
 * JSON.
 */
export async function createPrettyStream(isTerminal: boolean): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({
    colorize: isTerminal,
    ignore: 'pid,service',
    messageFormat: '{service}: {msg}',
    translateTime: 'SYS:HH:MM:ss.l',
    // Keeps the order of the lines, and writes all lines before the process ends.
    sync: true,
  });
}

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

/** The maximum depth at which commands are searched in nested errors, such as the errors of the nodes of a cluster. */
const deepest = 6;

/**
 * Redacts the arguments of Redis commands in errors. The arguments of AUTH contain the password. The arguments of a script
 * contain all data that the script writes.
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
