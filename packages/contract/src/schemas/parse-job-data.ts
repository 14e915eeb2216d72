import type { z } from 'zod';
import { explainInOne } from '../errors/explain-issues.ts';
import { QueueError } from '../errors/queue-error.ts';
import { type DeliveryJobData, deliveryJobData } from './delivery.ts';
import { type RunJobData, runJobData } from './run.ts';
import { type SweepJobData, sweepJobData } from './sweep-job.ts';
import { type UpkeepJobData, upkeepJobData } from './upkeep-job.ts';

export const parseSweepJobData = (data: unknown): SweepJobData => parse(sweepJobData, data);
export const parseRunJobData = (data: unknown): RunJobData => parse(runJobData, data);
export const parseDeliveryJobData = (data: unknown): DeliveryJobData =>
  parse(deliveryJobData, data);
export const parseUpkeepJobData = (data: unknown): UpkeepJobData => parse(upkeepJobData, data);

function parse<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new QueueError('bad-job-data', explainInOne(parsed.error, data));
}
