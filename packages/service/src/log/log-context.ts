import { AsyncLocalStorage } from 'node:async_hooks';
import { trace } from '@opentelemetry/api';

/** The ids of a line's context. They connect all lines of one request, sweep, run or attempt. */
export type LogContext = Readonly<{
  requestId?: string;
  sweepId?: string;
  runId?: string;
  attempt?: number;
}>;

const contexts = new AsyncLocalStorage<LogContext>();

/** Adds the context to every line that is logged during `work`, and to the current span. */
export function inLogContext<Result>(context: LogContext, work: () => Result): Result {
  const span = trace.getActiveSpan();
  for (const [name, value] of Object.entries(context)) span?.setAttribute(`sweepq.${name}`, value);
  return contexts.run({ ...contexts.getStore(), ...context }, work);
}

export const readLogContext = (): LogContext => contexts.getStore() ?? {};
