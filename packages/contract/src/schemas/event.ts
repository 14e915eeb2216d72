// The stored events. The Lua script that changes the state also writes the event. The api translates each event before it sends it
// (see ../wire/event.ts).
import { z } from 'zod';
import { metric } from './objective.ts';
import { points, runStatuses } from './run.ts';
import { isEnded, sweepStatuses } from './sweep.ts';
import { failure, metrics, trialStatuses } from './trial.ts';

const count = z.number().int().min(0);

const sweepChange = z.strictObject({
  type: z.literal('sweep'),
  status: z.enum(sweepStatuses),
  failure: failure.optional(),
  /**
   * `created`: the first event of the sweep; `edited`: a change of its name, tags, note, priority or archive. A change of the status has
   * none. Version 0.1 wrote none.
   */
  change: z.enum(['created', 'edited']).optional(),
});
const runChange = z.strictObject({
  type: z.literal('run'),
  id: z.string(),
  status: z.enum(runStatuses),
});
/** The end of a trial, or the status `queued` of a trial that an adaptive search has chosen, or that a retry opens again. */
const trialChange = z.strictObject({
  type: z.literal('trial'),
  id: z.string(),
  status: z.enum(trialStatuses),
  metrics: metrics.nullable(),
  /** The rung at which the trial waits, or at which it was pruned. Missing in other changes. */
  rung: count.optional(),
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
  /** The fold that is trained, from 0. Then `points` is empty, because the points belong to the curve of the run. */
  fold: count.optional(),
  points,
});

/** A deleted sweep. Only in the stream of all sweeps. */
const deleted = z.strictObject({ type: z.literal('deleted') });
/** The new status of an operation. Only in the stream of all sweeps. */
const operation = z.strictObject({
  type: z.literal('operation'),
  id: z.string(),
  operation: z.string(),
  status: z.string(),
});

export const sweepEvent = z.discriminatedUnion('type', [
  sweepChange,
  runChange,
  trialChange,
  newBest,
  progress,
  deleted,
  operation,
]);
export type SweepEvent = z.infer<typeof sweepEvent>;
export type ProgressEvent = z.infer<typeof progress>;

/** Whether an event ends its sweep. An edit of an ended sweep does not. */
export const endsSweep = (event: SweepEvent): boolean =>
  isStatusChange(event) && isEnded(event.status);

/** Whether a sweep has ended after these of its events. Version 0.1 could add progress after the end. */
export const endWithSweep = (events: readonly { event: SweepEvent }[]): boolean => {
  const last = events.findLast(({ event }) => isStatusChange(event));
  return last !== undefined && endsSweep(last.event);
};

type SweepChange = Extract<SweepEvent, { type: 'sweep' }>;
const isStatusChange = (event: SweepEvent): event is SweepChange =>
  event.type === 'sweep' && event.change !== 'edited';
