// The processor of the queue `runs`: one run from its job to its outcomes.

import { parseRunJobId, type RunResult, runId } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { trajectoryOf } from '@sweepq/plan';
import { parseJobPriority } from '@sweepq/queue';
import { inLogContext } from '@sweepq/service';
import type { AttemptRef } from '@sweepq/store';
import { UnrecoverableError, WaitingError } from 'bullmq';
import { type AttemptHere, stopEarlierAttempts } from '../control/attempts-here.ts';
import type { RunVerdict } from '../control/fitness.ts';
import { CrashedError } from './crash.ts';
import { cutRun } from './cut-run.ts';
import { readResult } from './read-result.ts';
import { RunHaltedError } from './run-halted-error.ts';
import type { RunJob, TrainerDeps } from './run-job.ts';
import { createRunPlans, type RunPlans } from './run-plans.ts';
import { settle } from './settle.ts';
import { createSuspects, type Suspects } from './suspects.ts';
import { trainJob } from './train-job.ts';

/** Takes a run's job, and returns what Bull Board shows of it. BullMQ gives a signal only to three parameters. */
export function createTrainer(deps: TrainerDeps) {
  const suspects = createSuspects(deps);
  const plans = createRunPlans(deps);
  return async (
    job: RunJob,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<RunResult> => {
    const jobId = job.id ?? '';
    if (await stopEarlierAttempts(deps.inProgress, jobId)) {
      deps.log.warn(
        { ...aboutRun(jobId) },
        'an attempt that had lost its lock went on here: stopped it',
      );
      await job.moveToWait(token);
      throw new WaitingError();
    }
    // By its id: its data may be of another version.
    const { sweepId = '', generation = 0 } = parseRunJobId(jobId) ?? {};
    const here = { jobId, sweepId, generation, stop: new AbortController(), ended: nothing };
    const stopped = here.stop.signal;
    const work = inLogContext(aboutRun(jobId), () =>
      attend(deps, here, {
        ...{ job, token, suspects, plans },
        signal: signal ? AbortSignal.any([signal, stopped]) : stopped,
      }),
    );
    here.ended = work.then(
      () => undefined,
      () => undefined,
    );
    return work;
  };
}

/** What its lines in the log are about. */
function aboutRun(jobId: string) {
  const { sweepId, index } = parseRunJobId(jobId) ?? {};
  return sweepId === undefined || index === undefined
    ? {}
    : { sweepId, runId: runId(sweepId, index) };
}

const nothing = Promise.resolve();

type Delivery = {
  job: RunJob;
  token: string | undefined;
  signal: AbortSignal;
  suspects: Suspects;
  plans: RunPlans;
};

/** Follows an attempt to its end, for who has to stop it and for who has to know how it ended. */
async function attend(
  deps: TrainerDeps,
  here: AttemptHere,
  { job, token, signal, suspects, plans }: Delivery,
): Promise<RunResult> {
  deps.metrics.runsInProgress.inc();
  // Before the store is asked: a sweep that is halted from then on finds the run here.
  deps.inProgress.add(here);
  deps.fitness.begun();
  let verdict: RunVerdict = 'neither';
  const attempt: AttemptHeld = { attempt: 0, begin: '', isTrained: false };
  try {
    const beginHere = (onFurther: () => void) =>
      begin(deps, { job, plans, signal, attempt, onFurther });
    const result = await suspects.train(job, beginHere, signal);
    // What another worker has trained says nothing of this one.
    if (attempt.isTrained) verdict = 'completed';
    return result;
  } catch (error) {
    const settled = await inLogContext({ attempt: attempt.attempt }, () =>
      settle(deps, { job, token, signal, attempt }, error),
    );
    verdict = settled.verdict;
    throw settled.error;
  } finally {
    deps.inProgress.delete(here);
    deps.metrics.runsInProgress.dec();
    deps.fitness.ended(verdict);
  }
}

/** The attempt of a delivery after its begin. Before the begin it has number 0 and no word. */
type AttemptHeld = Required<AttemptRef> & { isTrained: boolean };

/** Fills in `attempt` as soon as the store has answered, so that a failure after that is settled for this attempt. */
type Beginning = {
  job: RunJob;
  plans: RunPlans;
  signal: AbortSignal;
  attempt: AttemptHeld;
  onFurther: () => void;
};

async function begin(
  deps: TrainerDeps,
  { job, plans, signal, attempt, onFurther }: Beginning,
): Promise<RunResult> {
  const data = await plans.read(job);
  const { generation } = data;
  const startedAt = deps.now().toISOString();
  const turn = parseJobPriority(job.priority);
  const trajectory = trajectoryOf({ ...data, engine: engineVersion });
  const starting = deps.store.startRun(data, { startedAt, generation, turn });
  // Asked along with the start, and answered after it: one way to Redis for both.
  const resuming = deps.store.findResumption(data, trajectory);
  resuming.catch(() => undefined);
  const { state, attempt: number, begin: word, crashes, lastCrash: crash } = await starting;
  attempt.attempt = number;
  attempt.begin = word;
  if (state === 'gone') throw new UnrecoverableError(`The sweep ${data.sweepId} is gone.`);
  if (state === 'superseded') throw new RunHaltedError('paused');
  // The queue may deliver a run twice; what it has committed stays as it is.
  if (state === 'ended') {
    // The worker of the attempt before may have died in the moment in which the sweep was closed.
    await cutRun(deps, { jobId: job.id, by: 'any' });
    return readResult(deps.store, data);
  }
  if (state === 'crashed') throw new CrashedError({ crashes, crash });
  if (crashes > 0) deps.log.warn({ attempt: number, crashes, crash }, 'a run crashed before');
  deps.metrics.observeWait(job);
  const run = { job, data, startedAt, attempt: number, begin: word, crashes, onFurther };
  const onTrained = (seconds: number) => {
    attempt.isTrained = true;
    deps.onTrained(seconds);
  };
  return inLogContext({ attempt: number }, () =>
    trainJob({ ...deps, onTrained }, { ...run, trajectory, resuming, signal }),
  );
}
