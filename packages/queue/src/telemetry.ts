import type { Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';

/** Has jobs carry the trace of whoever added them, so that what is done with them becomes a part of it. */
export const createTelemetry = (version: string): Telemetry =>
  new BullMQOtel({ tracerName: 'sweepq', version });
