import { z } from 'zod';
import type { TrialParams } from '../schemas/hyperparameters.ts';
import { timestamp } from '../schemas/rules.ts';
import { type RunState, runStatuses } from '../schemas/run.ts';
import { attemptsKept } from '../schemas/run-attempt.ts';
import { engineVersion } from '../schemas/trial.ts';
import { attemptView, viewAttempt } from './attempt.ts';
import { digest, toDigestOrNull } from './digest.ts';
import { failureView } from './failure.ts';
import { openEnum } from './open-enum.ts';
import { paramsView, viewParams } from './trial.ts';

const count = z.number().int().min(0);

export const runStatusView = openEnum(runStatuses);

export const runView = z
  .object({
    id: z.string(),
    sweepId: z.string(),
    index: count.meta({ description: 'The number of the run in its sweep, from 0.' }),
    status: runStatusView,
    params: paramsView.meta({
      description:
        'The hyperparameters. `iterations` is the highest iteration count of the trials of the run.',
    }),
    trialIds: z.array(z.string()),
    iteration: count.meta({ description: 'The last iteration that was reported.' }),
    cost: z.number().nullable().meta({ description: 'The cost at `iteration`.' }),
    costRises: count.nullable().meta({
      description:
        'The number of iterations at which the cost was higher than at the iteration before.',
    }),
    curveDigest: digest
      .nullable()
      .meta({ description: 'The digest of all costs as little-endian float64.' }),
    trainedMs: z
      .number()
      .nullable()
      .meta({ description: 'The time in the training thread, rounded to 0.01 ms.' }),
    attempts: count,
    crashes: count.meta({
      description:
        'The number of attempts in a row in which the thread or the worker crashed. Progress of the run resets it to 0.',
    }),
    lastAttempts: z
      .array(attemptView)
      .nullable()
      .meta({
        description: `The last ${attemptsKept} attempts, the oldest first. Null if a version of the service that kept no attempts has trained the run.`,
      }),
    engine: engineVersion.nullable(),
    failure: failureView.nullable(),
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'Run', description: 'One queued training job: one trajectory of gradient descent.' });
export type RunView = z.infer<typeof runView>;

type PlannedRun = Pick<RunView, 'id' | 'sweepId' | 'index' | 'trialIds'> & { params: TrialParams };

/** Returns the training time of a run in milliseconds, as answers and filters have it. */
export const trainedMsOf = ({ seconds }: Pick<RunState, 'seconds'>): number | null =>
  seconds === null ? null : Math.round(seconds * 100_000) / 100;

/** Returns the answer for a run, from the plan of its sweep and its stored state. */
export const viewRun = (planned: PlannedRun, state: RunState): RunView => ({
  id: planned.id,
  sweepId: planned.sweepId,
  index: planned.index,
  status: state.status,
  params: viewParams(planned.params),
  trialIds: planned.trialIds,
  iteration: state.iteration,
  cost: state.cost,
  costRises: state.costRises,
  curveDigest: toDigestOrNull(state.curveSha256),
  trainedMs: trainedMsOf(state),
  attempts: state.attempts,
  crashes: state.crashes,
  lastAttempts: state.lastAttempts?.map(viewAttempt) ?? null,
  engine: state.engine,
  failure: state.failure,
  startedAt: state.startedAt,
  finishedAt: state.finishedAt,
});
