import type { RunJobData } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { trajectoryOf } from '@sweepq/plan';
import { parseJobPriority } from '@sweepq/queue';
import type { AttemptRef, Crash, Resumption } from '@sweepq/store';
import { UnrecoverableError } from 'bullmq';
import type { RunJob } from './attempt.ts';
import type { RunDeps } from './run-deps.ts';
import { CrashedError, RunHaltedError } from './run-errors.ts';
import type { RunPlans } from './run-plans.ts';

/** What the store answered to the start of an attempt. */
export type StartedRun = {
  data: RunJobData;
  /** Whether the attempt may train the run. `ended`: the run had ended before, because the queue may deliver a job twice. */
  state: 'started' | 'ended' | 'crashed' | 'superseded' | 'gone';
  ref: Required<AttemptRef>;
  startedAt: string;
  /** The number of previous attempts that crashed in a row, and the kind of the last crash. */
  crashes: number;
  lastCrash: Crash | undefined;
  trajectory: string;
  /** The trials that are open and the checkpoint to continue from, as of the start. */
  resuming: Promise<Resumption>;
};

/** Marks the run of a job as running by a new attempt. */
export async function startRun(
  { store, plans, now }: Pick<RunDeps, 'store' | 'now'> & { plans: RunPlans },
  job: RunJob,
): Promise<StartedRun> {
  const data = await plans.read(job);
  const startedAt = now().toISOString();
  const turn = parseJobPriority(job.priority);
  const trajectory = trajectoryOf({ ...data, engine: engineVersion });
  const starting = store.startRun(data, { startedAt, generation: data.generation, turn });
  // Sent together with the start, so that both take one round trip.
  const resuming = store.findResumption(data, trajectory);
  resuming.catch(() => undefined);
  const { attempt, begin, ...started } = await starting;
  return { ...started, data, ref: { attempt, begin }, startedAt, trajectory, resuming };
}

/** Throws unless the attempt may train the run. */
export function assertStarted({ state, data, crashes, lastCrash: crash }: StartedRun): void {
  if (state === 'gone') throw new UnrecoverableError(`The sweep ${data.sweepId} is gone.`);
  if (state === 'superseded') throw new RunHaltedError('paused');
  if (state === 'crashed') throw new CrashedError({ crashes, crash });
}
