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
/** A fold is `queued` until its training is saved for the first time. */
const foldStatuses = ['queued', 'running', 'completed', 'diverged'] as const;

export const runStatusView = openEnum(runStatuses);

const foldView = z
  .object({
    fold: count.meta({ description: 'The number of the fold, from 0.' }),
    status: openEnum(foldStatuses),
    iteration: count.meta({ description: 'The last iteration that was saved.' }),
    cost: z.number().nullable().meta({ description: 'The cost at `iteration`.' }),
    costRises: count.nullable(),
    curveDigest: digest.nullable(),
  })
  .meta({ id: 'RunFold', description: 'The training of a run without one fold.' });

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
    folds: z.array(foldView).nullable().meta({
      description:
        'The trainings of the run without one fold each, which come before the training on all of the training set. All other members, such as `iteration`, `cost` and `curveDigest`, are those of the training on all of it. Null without folds.',
    }),
    engine: engineVersion.nullable(),
    failure: failureView.nullable(),
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'Run', description: 'One queued training job: one trajectory of gradient descent.' });
export type RunView = z.infer<typeof runView>;

type PlannedRun = Pick<RunView, 'id' | 'sweepId' | 'index' | 'trialIds'> & {
  params: TrialParams;
  /** The number of folds of the sweep; 0 without folds. */
  folds: number;
};

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
  folds: planned.folds > 0 ? viewFolds(planned.folds, state) : null,
  engine: state.engine,
  failure: state.failure,
  startedAt: state.startedAt,
  finishedAt: state.finishedAt,
});

const viewFolds = (count: number, { folds = [] }: RunState): z.infer<typeof foldView>[] =>
  Array.from({ length: count }, (_, fold) => {
    const state = folds[fold];
    return {
      ...{ fold, status: state?.status ?? 'queued' },
      ...{ iteration: state?.iteration ?? 0, cost: state?.cost ?? null },
      costRises: state?.costRises ?? null,
      curveDigest: toDigestOrNull(state?.curveSha256 ?? null),
    };
  });
