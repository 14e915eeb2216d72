import { AsyncLocalStorage } from 'node:async_hooks';
import { trace } from '@opentelemetry/api';

/** What a line is about, so that all lines of one request, sweep, run or attempt are found again. */
export type LogContext = Readonly<{
  requestId?: string;
  sweepId?: string;
  runId?: string;
  attempt?: number;
}>;

const contexts = new AsyncLocalStorage<LogContext>();

/** Every line that is logged while this is done, however deep in it, says what it is about; the span around it, too. */
export function inLogContext<Result>(context: LogContext, work: () => Result): Result {
  const span = trace.getActiveSpan();
  for (const [name, value] of Object.entries(context)) span?.setAttribute(`sweepq.${name}`, value);
  return contexts.run({ ...contexts.getStore(), ...context }, work);
}

export const readLogContext = (): LogContext => contexts.getStore() ?? {};
