// The live events of a sweep. The Lua script that changes the state also writes the event. The api sends a snapshot of the
// state at the start of a stream.
import { z } from 'zod';
import { metric } from './objective.ts';
import { points, runStatuses } from './run.ts';
import { sweep, sweepStatuses } from './sweep.ts';
import { failure, metrics, outcomes } from './trial.ts';

const count = z.number().int().min(0);

const sweepChange = z.strictObject({
  type: z.literal('sweep'),
  status: z.enum(sweepStatuses),
  failure: failure
    .optional()
    .meta({ description: 'The reason why the sweep failed, if the reason is known.' }),
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
      'A change of a sweep, of a run or of a trial; a new best trial; or the progress of a run, with new points of its cost curve. When a sweep is cancelled or ended by a stop rule, its runs and trials have no events of their own. Later, the stream of all sweeps has an event for each interrupted run and trial whose metrics are kept.',
  });
export type SweepEvent = z.infer<typeof sweepEvent>;
export type ProgressEvent = z.infer<typeof progress>;

const ofSweep = { sweepId: z.string() };

/** The events of the stream of all sweeps: every event except progress. */
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

/** The state of a sweep at the start of its stream. Only later events follow. */
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
      'The state of a sweep at the start of its stream. Every later event of the sweep follows.',
  });
export type SnapshotEvent = z.infer<typeof snapshotEvent>;

export const startEvent = z.strictObject({ type: z.literal('start'), gap }).meta({
  id: 'StartEvent',
  description: 'The start of the stream. Every later event of all sweeps follows.',
});
export type StartEvent = z.infer<typeof startEvent>;
