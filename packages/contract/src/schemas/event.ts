// The stored events of a sweep. The Lua script that changes the state also writes the event. The api translates each event
// before it sends it.
import { z } from 'zod';
import { metric } from './objective.ts';
import { points, runStatuses } from './run.ts';
import { sweepStatuses } from './sweep.ts';
import { failure, metrics, outcomes } from './trial.ts';

const count = z.number().int().min(0);

const sweepChange = z.strictObject({
  type: z.literal('sweep'),
  status: z.enum(sweepStatuses),
  failure: failure.optional(),
});
const runChange = z.strictObject({
  type: z.literal('run'),
  id: z.string(),
  status: z.enum(runStatuses),
});
const trialEnd = z.strictObject({
  type: z.literal('trial'),
  id: z.string(),
  status: z.enum(outcomes),
  metrics: metrics.nullable(),
});
const newBest = z.strictObject({
  type: z.literal('best'),
  /** The new best trial. */
  id: z.string(),
  metric,
  value: z.number(),
});
const progress = z.strictObject({
  type: z.literal('progress'),
  runId: z.string(),
  iteration: count,
  /** The highest iteration count of the trials of the run. */
  iterations: count,
  cost: z.number().nullable(),
  points,
});

export const sweepEvent = z.discriminatedUnion('type', [
  sweepChange,
  runChange,
  trialEnd,
  newBest,
  progress,
]);
export type SweepEvent = z.infer<typeof sweepEvent>;
export type ProgressEvent = z.infer<typeof progress>;
