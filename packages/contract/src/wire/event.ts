// The live events of a sweep as clients receive them.
import { z } from 'zod';
import type { SweepEvent } from '../schemas/event.ts';
import { metricPaths, pathOfMetric } from '../schemas/metric-table.ts';
import { failureView } from './failure.ts';
import { openEnum } from './open-enum.ts';
import { runStatusView } from './run.ts';
import { sweepStatusView, sweepView } from './sweep.ts';
import { metricsView, outcomeView, viewMetrics } from './trial.ts';

const count = z.number().int().min(0);

export const pointView = z
  .object({ iteration: count.meta({ description: 'From 0.' }), cost: z.number() })
  .meta({ id: 'CurvePoint', description: 'The cost at an iteration.' });

/** Returns the points of a curve from pairs of iteration and cost. */
export const viewPoints = (points: readonly (readonly [iteration: number, cost: number])[]) =>
  points.map(([iteration, cost]) => ({ iteration, cost }));

const sweepChange = z.object({
  type: z.literal('sweep'),
  status: sweepStatusView,
  failure: failureView
    .nullable()
    .meta({ description: 'The reason why the sweep failed, if the reason is known.' }),
});
const runChange = z.object({
  type: z.literal('run'),
  runId: z.string(),
  status: runStatusView,
});
const trialEnd = z.object({
  type: z.literal('trial'),
  trialId: z.string(),
  status: outcomeView,
  metrics: metricsView.nullable(),
});
const newBest = z.object({
  type: z.literal('best'),
  trialId: z.string().meta({ description: 'The new best trial.' }),
  metric: openEnum(metricPaths),
  value: z.number(),
});
const progress = z.object({
  type: z.literal('progress'),
  runId: z.string(),
  iteration: count,
  iterations: count.meta({ description: 'The highest iteration count of the trials of the run.' }),
  cost: z.number().nullable(),
  points: z.array(pointView),
});

export const sweepEventView = z
  .discriminatedUnion('type', [sweepChange, runChange, trialEnd, newBest, progress])
  .meta({
    id: 'SweepEvent',
    description:
      'A change of a sweep, of a run or of a trial; a new best trial; or the progress of a run, with new points of its cost curve. When a sweep is cancelled or ended by a stop rule, its runs and trials have no events of their own. Later, the stream of all sweeps has an event for each interrupted run and trial whose metrics are kept.',
  });
export type SweepEventView = z.infer<typeof sweepEventView>;

/** Returns a stored event as clients receive it. */
export function viewEvent(event: SweepEvent): SweepEventView {
  switch (event.type) {
    case 'sweep':
      return { type: 'sweep', status: event.status, failure: event.failure ?? null };
    case 'run':
      return { type: 'run', runId: event.id, status: event.status };
    case 'trial': {
      const { id: trialId, status, metrics } = event;
      return { type: 'trial', trialId, status, metrics: metrics && viewMetrics(metrics) };
    }
    case 'best': {
      const { id: trialId, metric, value } = event;
      return { type: 'best', trialId, metric: pathOfMetric(metric), value };
    }
    case 'progress':
      return { ...event, points: viewPoints(event.points) };
  }
}

const ofSweep = { sweepId: z.string() };

/** The events of the stream of all sweeps: every event except progress. */
export const anySweepEventView = z
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
export const snapshotEventView = z
  .object({
    type: z.literal('snapshot'),
    gap,
    sweep: sweepView.pick({
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
export type SnapshotEventView = z.infer<typeof snapshotEventView>;

export const startEventView = z.object({ type: z.literal('start'), gap }).meta({
  id: 'StartEvent',
  description: 'The start of the stream. Every later event of all sweeps follows.',
});
export type StartEventView = z.infer<typeof startEventView>;
