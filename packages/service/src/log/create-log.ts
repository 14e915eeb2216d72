import { type Logger, pino } from 'pino';

export type Log = Logger;

/** One JSON line an event on stdout; errors with their stack, never a secret or a request's body. */
export function createLog({ service, level }: { service: string; level: string }): Log {
  return pino({ level, base: { service, pid: process.pid } });
}
