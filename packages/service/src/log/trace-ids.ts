import { trace } from '@opentelemetry/api';

/** Returns the ids of the current trace, if one is recorded. They connect a log line to its trace. */
export function readTraceIds(): { traceId?: string; spanId?: string } {
  const context = trace.getActiveSpan()?.spanContext();
  return context === undefined ? {} : { traceId: context.traceId, spanId: context.spanId };
}
