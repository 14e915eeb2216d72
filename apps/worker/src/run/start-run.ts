import { foldsOf, type RunJobData } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { refitOf, trajectoryOf } from '@sweepq/plan';
import { parseJobPriority } from '@sweepq/queue';
import type { Crash, ResumePoint, SavedFold, StartedAttempt } from '@sweepq/store';
import { UnrecoverableError } from 'bullmq';
import type { Attempt } from './attempt.ts';
import { type AttemptClock, createAttemptClock } from './attempt-clock.ts';
import type { RunDeps } from './run-deps.ts';
import { CrashedError, RunHaltedError } from './run-errors.ts';
import type { RunPlans } from './run-plans.ts';

/** The answer of the store to the start of an attempt. */
export type StartedRun = {
  data: RunJobData;
  /** Only a `started` attempt may train the run. `ended`: the run had ended before; the queue may deliver a job twice. */
  state: 'started' | 'ended' | 'crashed' | 'superseded' | 'gone';
  ref: StartedAttempt;
  /** Measures the attempt. `ref` reads it. */
  clock: AttemptClock;
  startedAt: string;
  /** The number of previous attempts that crashed in a row, and the kind of the last crash. */
  crashes: number;
  lastCrash: Crash | undefined;
  trajectory: string;
  /** The trajectory of the training on all of train: that of the run, unless the run has folds. */
  refitTrajectory: string;
  /** The open trials at the time of the start, and the checkpoint from which the run continues. Undefined unless `state` is `started`. */
  resuming: Promise<ResumePoint> | undefined;
  /** What earlier attempts have saved of the folds. Empty without folds. */
  savedFolds: Promise<(SavedFold | undefined)[]>;
};

/** Starts a new attempt in the store: marks the run as running, and reads its checkpoint. */
export async function startRun(
  {
    store,
    plans,
    workerId,
    redisClock,
    now,
  }: Pick<RunDeps, 'store' | 'workerId' | 'redisClock' | 'now'> & { plans: RunPlans },
  { job, id }: Pick<Attempt, 'job' | 'id'>,
): Promise<StartedRun> {
  const data = await plans.read(job, id);
  const time = now();
  const startedAt = time.toISOString();
  const worker = { id: workerId, waitedMs: Math.max(0, time.getTime() - job.timestamp) };
  const turn = parseJobPriority(job.priority);
  const trajectory = trajectoryOf({ ...data, engine: engineVersion });
  const folds = foldsOf(data.validation)?.folds ?? 0;
  const refitTrajectory =
    folds === 0 ? trajectory : trajectoryOf({ ...refitOf(data), engine: engineVersion });
  const { generation } = data;
  const sentAt = redisClock.now();
  const starting = store.startRun(data, {
    ...{ startedAt, generation, turn, worker },
    resume: { trajectory: refitTrajectory, reuse: data.reuse },
  });
  // All commands are sent together, so they take one round trip.
  const savedFolds = store.readFolds({ ...data, folds }, trajectory);
  savedFolds.catch(() => undefined);
  const { attempt, begin, startedMs, resuming, ...started } = await starting;
  resuming?.catch(() => undefined);
  if (startedMs !== undefined) redisClock.note({ sentAt, redisMs: startedMs, precisionMs: 1 });
  const clock = createAttemptClock(redisClock, startedMs ?? 0);
  const ref = { attempt, begin, marks: clock.read };
  return {
    ...{ ...started, data, ref, clock, startedAt, trajectory, refitTrajectory },
    ...{ resuming, savedFolds },
  };
}

/** Throws unless the attempt may train the run. */
export function assertStarted({ state, data, crashes, lastCrash: crash }: StartedRun): void {
  if (state === 'gone') throw new UnrecoverableError(`The sweep ${data.sweepId} is gone.`);
  if (state === 'superseded') throw new RunHaltedError('paused');
  if (state === 'crashed') throw new CrashedError({ crashes, crash });
}
