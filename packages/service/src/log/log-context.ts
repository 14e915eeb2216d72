import { AsyncLocalStorage } from 'node:async_hooks';
import { trace } from '@opentelemetry/api';

/** The ids of the work during which a line is logged. All lines of one request, sweep, run or attempt have the same ids. */
export type LogContext = Readonly<{
  requestId?: string;
  sweepId?: string;
  runId?: string;
  attempt?: number;
}>;

const contexts = new AsyncLocalStorage<LogContext>();

/** Runs `work`. Adds the context to every line that is logged during `work`, and to the current span. */
export function inLogContext<Result>(context: LogContext, work: () => Result): Result {
  nameSpan(context);
  return contexts.run({ ...contexts.getStore(), ...context }, work);
}

export const readLogContext = (): LogContext => contexts.getStore() ?? {};

/**
 * Returns the ids of the current trace, if a trace is recorded. They connect a log line to its trace. OpenTelemetry defines
 * these names for JSON logs.
 */
export function readTraceIds(): { trace_id?: string; span_id?: string } {
  const context = trace.getActiveSpan()?.spanContext();
  return context === undefined ? {} : { trace_id: context.traceId, span_id: context.spanId };
}

/** Adds the ids to the current span, if a trace is recorded. */
export function nameSpan(context: LogContext): void {
  const span = trace.getActiveSpan();
  if (span === undefined) return;
  for (const [name, value] of Object.entries(context)) span.setAttribute(`sweepq.${name}`, value);
}
