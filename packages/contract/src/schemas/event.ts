// What is told of a sweep as it happens. The store writes each event in the same script that changes
// the state; what a reader needs at its start, the api adds.
import { z } from 'zod';
import { metric } from './objective.ts';
import { points, runStatuses } from './run.ts';
import { sweep, sweepStatuses } from './sweep.ts';
import { failure, metrics, outcomes } from './trial.ts';

const count = z.number().int().min(0);

const sweepChange = z.strictObject({
  type: z.literal('sweep'),
  status: z.enum(sweepStatuses),
  failure: failure.optional().meta({ description: 'The reason of a failure, if it is known.' }),
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
  id: z.string().meta({ description: 'The trial that leads from now on.' }),
  metric,
  value: z.number(),
});
const progress = z.strictObject({
  type: z.literal('progress'),
  runId: z.string(),
  iteration: count,
  iterations: count.meta({ description: 'The largest iteration count this run goes to.' }),
  cost: z.number().nullable(),
  points,
});

export const sweepEvent = z
  .discriminatedUnion('type', [sweepChange, runChange, trialEnd, newBest, progress])
  .meta({
    id: 'SweepEvent',
    description:
      'A change of a sweep, of one of its runs or trials, a new best trial, or the progress of a run, with new points of its curve. When a sweep is cancelled or ended by a rule, there is no event for each of its runs and trials. Later the stream of all sweeps has an event for each cut run and trial whose metrics are kept.',
  });
export type SweepEvent = z.infer<typeof sweepEvent>;
export type ProgressEvent = z.infer<typeof progress>;

const ofSweep = { sweepId: z.string() };

/** Of all sweeps everything is told but progress. */
export const anySweepEvent = z
  .discriminatedUnion('type', [
    sweepChange.extend(ofSweep),
    runChange.extend(ofSweep),
    trialEnd.extend(ofSweep),
    newBest.extend(ofSweep),
  ])
  .meta({ id: 'AnySweepEvent', description: 'A `SweepEvent`, and whose it is.' });
export type AnySweepEvent = z.infer<typeof anySweepEvent>;

const gap = z.boolean().meta({
  description: 'Whether events after the `Last-Event-ID` that was given are no longer kept.',
});

/** A sweep at the moment from which on its events follow. */
export const snapshotEvent = z
  .strictObject({
    type: z.literal('snapshot'),
    gap,
    sweep: sweep.pick({
      id: true,
      status: true,
      finishedAt: true,
      counts: true,
      best: true,
      failure: true,
    }),
  })
  .meta({
    id: 'SnapshotEvent',
    description: 'A sweep at the moment from which on its events follow.',
  });
export type SnapshotEvent = z.infer<typeof snapshotEvent>;

export const startEvent = z
  .strictObject({ type: z.literal('start'), gap })
  .meta({ id: 'StartEvent', description: 'The moment from which on the events of all follow.' });
export type StartEvent = z.infer<typeof startEvent>;
