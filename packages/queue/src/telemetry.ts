import type { Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';

/** Passes the trace of the process that adds a job to the worker, so that its spans belong to the same trace. */
export const createTelemetry = (version: string): Telemetry =>
  new BullMQOtel({ tracerName: 'sweepq', version });
