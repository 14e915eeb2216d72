import type { Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';

/** Adds the trace context to each job, so that the spans of the worker belong to the trace of the process that adds the job. */
export const createTelemetry = (version: string): Telemetry =>
  new BullMQOtel({ tracerName: 'sweepq', version });
