import { trace } from '@opentelemetry/api';

/** Of the trace that is being recorded, if one is: a line in a log leads to it. */
export function readTraceIds(): { traceId?: string; spanId?: string } {
  const context = trace.getActiveSpan()?.spanContext();
  return context === undefined ? {} : { traceId: context.traceId, spanId: context.spanId };
}
