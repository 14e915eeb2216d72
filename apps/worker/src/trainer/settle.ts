import { isRefusal } from '@sweepq/redis';
import type { AttemptRef, Crash, Halt } from '@sweepq/store';
import { UnrecoverableError, WaitingError } from 'bullmq';
import type { RunVerdict } from '../control/fitness.ts';
import type { ReturnCause } from '../metrics/run-metrics.ts';
import { CrashedError, crashOf } from './crash.ts';
import { cutRun } from './cut-run.ts';
import { failRun } from './fail-run.ts';
import { failureOf } from './outcomes.ts';
import { postpone } from './postpone.ts';
import { RunHaltedError } from './run-halted-error.ts';
import type { RunJob, TrainerDeps } from './run-job.ts';
import { StoppedError } from './stopped-error.ts';
import { SupersededError } from './superseded-error.ts';

/**
 * Why a run was stopped before its end. `shutdown` hands it back; `lost-lock` leaves it to who has it now;
 * `closed` ends it with its sweep; `paused` leaves it to a later job.
 */
export type StopReason = 'shutdown' | 'lost-lock' | Halt;

type Attempt = {
  job: RunJob;
  token: string | undefined;
  signal: AbortSignal;
  /** Its number is 0 if it has not begun. */
  attempt: AttemptRef;
};

/** Which error tells BullMQ how the run's job ends, and what that says of this worker. */
type Settled = { error: unknown; verdict: RunVerdict };

const saysNothing = (error: unknown): Settled => ({ error, verdict: 'neither' });

/** Decides what a stopped or failed run leaves behind; a Redis that takes no writes leaves no choice. */
export async function settle(
  deps: TrainerDeps,
  attempt: Attempt,
  error: unknown,
): Promise<Settled> {
  // A lock cannot be renewed either while Redis takes no writes.
  const wasRefused =
    isRefusal(error) || (attempt.signal.reason === 'lost-lock' && (await deps.writes.refused()));
  if (wasRefused) return saysNothing(await postponed(deps, attempt, error));
  try {
    return await decide(deps, attempt, error);
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    return saysNothing(await postponed(deps, attempt, refusal));
  }
}

function postponed(deps: TrainerDeps, attempt: Attempt, error: unknown) {
  deps.metrics.countReturn('redis');
  return postpone(deps, attempt, error);
}

async function decide(
  deps: TrainerDeps,
  { job, token, signal, attempt }: Attempt,
  error: unknown,
): Promise<Settled> {
  const { store, metrics, log, fitness } = deps;
  const reason = signal.aborted ? (signal.reason as StopReason) : undefined;
  // Who waits in line is sent away with the reason alone.
  if (reason === 'lost-lock') {
    metrics.countReturn('lost-lock');
    return saysNothing(error instanceof Error ? error : new Error(reason));
  }
  if (error instanceof RunHaltedError) return saysNothing(error);
  if (reason === 'closed' || reason === 'paused') {
    const { sweepId, generation } = job.data;
    // Redis may have lost the halt after the worker was told of it: then this job must continue.
    if ((await store.readHalt(sweepId, generation)) === undefined) {
      await store.releaseRun(job.data, attempt);
      log.warn(
        { reason },
        'stopped a run for a pause or cancel that Redis has lost: returned the run to the queue',
      );
      return saysNothing(await giveBack('rollback'));
    }
  }
  if (reason === 'closed' || (reason === undefined && error instanceof StoppedError)) {
    metrics.countRun('cancelled');
    const cutAt = await cut();
    log.info({ cutAt }, 'stopped a run of a sweep that has ended');
    return saysNothing(new RunHaltedError('closed'));
  }
  if (reason === 'paused') {
    await release();
    metrics.countReturn('paused');
    log.info('stopped a run of a paused sweep');
    return saysNothing(new RunHaltedError('paused'));
  }
  if (reason === 'shutdown') {
    await release();
    log.info('handed the run back');
    return saysNothing(await giveBack('shutdown'));
  }
  if (error instanceof SupersededError) {
    // If its lock is gone, so is the job, and nothing of it counts; else nobody has it but this worker.
    log.warn('a run was begun by somebody else meanwhile');
    return saysNothing(await giveBack('lost-lock').catch(() => error));
  }
  const crash = crashOf(error);
  const isRetriable = !(error instanceof UnrecoverableError) && !isPermanent(error);
  if (!isRetriable) return saysNothing(await fail(error));
  const isHandedBack = fitness.failing(job.id ?? '', error as Error);
  const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
  if (crash !== undefined && !isHandedBack)
    return { error: await crashed(crash), verdict: 'failed' };
  if (isLast && !isHandedBack) return { error: await fail(error), verdict: 'failed' };
  log.warn({ err: error }, 'a run failed and will be tried again');
  await store.releaseRun(job.data, attempt);
  if (isHandedBack) return { error: await giveBack('error'), verdict: 'failed' };
  metrics.countReturn('error');
  return { error, verdict: 'failed' };

  /** Cuts the run if its sweep is closed; otherwise does nothing. */
  function cut() {
    return cutRun(deps, { jobId: job.id, by: attempt.attempt > 0 ? attempt : 'idle' }, error);
  }

  /** Leaves the run to a later attempt. If the sweep was closed in the meantime, there is no later attempt, so the run is cut here. */
  async function release() {
    const { state } = await store.releaseRun(job.data, attempt);
    if (state === 'superseded') await cut();
  }

  /** Puts the job back where it was; no attempt is counted. */
  async function giveBack(cause: ReturnCause) {
    await job.moveToWait(token);
    metrics.countReturn(cause);
    return new WaitingError();
  }

  async function crashed(kind: Crash) {
    const { state, crashes } = await store.releaseRun(job.data, attempt, kind);
    log.warn({ crashes, err: error }, 'a run has ended its thread');
    if (state !== 'spent') return giveBack('crash');
    return fail(new CrashedError({ crashes, crash: kind }, (error as Error).message));
  }

  async function fail(cause: unknown) {
    const halt = await failRun(deps, { job, attempt }, failureOf(cause));
    // It is not for this attempt to say any more: the word of the halt has not come yet.
    if (halt !== undefined) {
      // Left as running, it would have crashed for whoever begins it when the sweep goes on.
      if (halt === 'paused' && attempt.attempt > 0) await store.releaseRun(job.data, attempt);
      if (halt === 'closed') await cut();
      return new RunHaltedError(halt);
    }
    log.error({ err: cause }, 'a run failed');
    return isRetriable && crash === undefined
      ? cause
      : new UnrecoverableError(failureOf(cause).message);
  }
}

const isPermanent = (error: unknown) => (error as { retriable?: unknown }).retriable === false;
