// The live events of a sweep. The script that changes the state also writes its event. The api adds the snapshot that a
// reader needs at the start.
import { z } from 'zod';
import { metric } from './objective.ts';
import { points, runStatuses } from './run.ts';
import { sweep, sweepStatuses } from './sweep.ts';
import { failure, metrics, outcomes } from './trial.ts';

const count = z.number().int().min(0);

const sweepChange = z.strictObject({
  type: z.literal('sweep'),
  status: z.enum(sweepStatuses),
  failure: failure.optional().meta({ description: 'The reason of the failure, if it is known.' }),
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
  id: z.string().meta({ description: 'The new best trial.' }),
  metric,
  value: z.number(),
});
const progress = z.strictObject({
  type: z.literal('progress'),
  runId: z.string(),
  iteration: count,
  iterations: count.meta({ description: 'The highest iteration count of the trials of the run.' }),
  cost: z.number().nullable(),
  points,
});

export const sweepEvent = z
  .discriminatedUnion('type', [sweepChange, runChange, trialEnd, newBest, progress])
  .meta({
    id: 'SweepEvent',
    description:
      'A change of a sweep, of one of its runs or trials, a new best trial, or the progress of a run with new points of its curve. A sweep that is cancelled or ended by a stop rule sends no event for each of its runs and trials. The stream of all sweeps later has an event for each interrupted run and trial whose metrics are kept.',
  });
export type SweepEvent = z.infer<typeof sweepEvent>;
export type ProgressEvent = z.infer<typeof progress>;

const ofSweep = { sweepId: z.string() };

/** The stream of all sweeps has all events except progress. */
export const anySweepEvent = z
  .discriminatedUnion('type', [
    sweepChange.extend(ofSweep),
    runChange.extend(ofSweep),
    trialEnd.extend(ofSweep),
    newBest.extend(ofSweep),
  ])
  .meta({ id: 'AnySweepEvent', description: 'A `SweepEvent` with the id of its sweep.' });

const gap = z.boolean().meta({
  description:
    'Whether events after the given `Last-Event-ID` are missing, because they are no longer stored.',
});

/** The state of a sweep at the position from which its events follow. */
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
    description:
      'The state of a sweep at the start of its stream. The events after this moment follow.',
  });
export type SnapshotEvent = z.infer<typeof snapshotEvent>;

export const startEvent = z.strictObject({ type: z.literal('start'), gap }).meta({
  id: 'StartEvent',
  description: 'The start of the stream. The events of all sweeps after this moment follow.',
});
export type StartEvent = z.infer<typeof startEvent>;
