import type { Log } from './create-log.ts';
import type { LogContext } from './log-context.ts';

/** The methods of a log that write a line. */
export type LineLog = Pick<Log, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Returns a log that adds the ids of `read` to each line. Unlike `inLogContext`, it needs no `AsyncLocalStorage`, which makes every promise of the process
 * more expensive on Node 20. Workers use this function only.
 */
export function logWith(log: LineLog, read: () => LogContext): LineLog {
  const writeTo =
    (level: keyof LineLog) =>
    (first: unknown, ...rest: unknown[]) => {
      if (typeof first === 'string') log[level](read(), first, ...rest);
      else log[level]({ ...read(), ...(first as object) }, ...(rest as [string]));
    };
  return {
    debug: writeTo('debug'),
    info: writeTo('info'),
    warn: writeTo('warn'),
    error: writeTo('error'),
  };
}
