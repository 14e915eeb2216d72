// Decides about a run and its job after an attempt was stopped or failed.
import { isRefusal } from '@sweepq/redis';
import type { Crash } from '@sweepq/store';
import { UnrecoverableError, WaitingError } from 'bullmq';
import type { RunVerdict } from '../control/fitness.ts';
import type { ReturnCause } from '../metrics/run-metrics.ts';
import { type Attempt, refOf } from './attempt.ts';
import { cutRun } from './cut-run.ts';
import { failRun } from './fail-run.ts';
import { failureOf } from './outcomes.ts';
import type { RunDeps } from './run-deps.ts';
import {
  CrashedError,
  crashOf,
  RunHaltedError,
  type StopReason,
  SupersededError,
} from './run-errors.ts';

/** The error that the processor throws to BullMQ, and how the end of the attempt counts for this worker. */
type Settled = { error: unknown; verdict: RunVerdict };

const neither = (error: unknown): Settled => ({ error, verdict: 'neither' });

/** Settles an attempt that ended with this error. If Redis refuses writes, the run returns to the queue when Redis accepts writes again. */
export async function settle(deps: RunDeps, attempt: Attempt, error: unknown): Promise<Settled> {
  // While Redis refuses writes, the worker cannot renew its locks either, so a lost lock may have the same cause.
  const wasRefused =
    isRefusal(error) || (attempt.signal.reason === 'lost-lock' && (await deps.writes.refused()));
  if (wasRefused) return neither(await postpone(deps, attempt, error));
  try {
    return await decide(deps, attempt, error);
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    return neither(await postpone(deps, attempt, refusal));
  }
}

/** Waits until Redis accepts writes, and returns the run to the queue without a failed attempt. */
async function postpone(
  { store, writes, metrics, log }: RunDeps,
  attempt: Attempt,
  err: unknown,
): Promise<WaitingError> {
  const { job, token } = attempt;
  metrics.countReturn('redis');
  log.warn({ err }, 'Redis refuses writes: waits to return the run to the queue');
  await writes.until();
  try {
    // The store ignores this release if another attempt has started meanwhile.
    await store.releaseRun(job.data, refOf(attempt));
    await job.moveToWait(token);
  } catch (error) {
    log.warn(
      { err: error },
      'could not return the run: BullMQ queues it again when its lock expires',
    );
  }
  return new WaitingError();
}

async function decide(deps: RunDeps, attempt: Attempt, error: unknown): Promise<Settled> {
  const { store, metrics, log, gate } = deps;
  const { job, id, token, signal, state } = attempt;
  const ref = refOf(attempt);
  const reason = signal.aborted ? (signal.reason as StopReason) : undefined;
  if (reason === 'lost-lock') {
    metrics.countReturn('lost-lock');
    // A suspect that waited for its permit rejects with the reason of the signal, which is no `Error`.
    return neither(error instanceof Error ? error : new Error(reason));
  }
  if (error instanceof RunHaltedError) return neither(error);
  if (reason === 'closed' || reason === 'paused') {
    const { sweepId, generation } = job.data;
    // Redis may have lost the halt after the worker had received the message: then the run must continue.
    if ((await store.readHalt(sweepId, generation)) === undefined) {
      await store.releaseRun(job.data, ref);
      log.warn(
        { reason },
        'Redis has lost the pause or cancel for which a run was stopped: returned the run to the queue',
      );
      return neither(await returnJob('rollback'));
    }
  }
  // A stop without a reason: Redis has refused the end of the run because the sweep is closed.
  if (reason === 'closed' || (reason === undefined && state.is === 'stopped')) {
    metrics.countRun('cancelled');
    const cutAt = await cut();
    log.info({ cutAt }, 'stopped a run of a sweep that has ended');
    return neither(new RunHaltedError('closed'));
  }
  if (reason === 'paused') {
    await release();
    metrics.countReturn('paused');
    log.info('stopped a run of a paused sweep');
    return neither(new RunHaltedError('paused'));
  }
  if (reason === 'shutdown') {
    await release();
    log.info('returned the run to the queue');
    return neither(await returnJob('shutdown'));
  }
  if (error instanceof SupersededError) {
    // If this worker has lost the lock, `returnJob` rejects, and BullMQ ignores the error of the processor.
    log.warn('another attempt has started the run meanwhile');
    return neither(await returnJob('lost-lock').catch(() => error));
  }
  const crash = crashOf(error);
  const isRetriable = !(error instanceof UnrecoverableError) && !isPermanent(error);
  if (!isRetriable) return neither(await fail(error));
  const isReturned = gate.failing(attempt.jobId, error as Error);
  const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
  if (crash !== undefined && !isReturned) return { error: await crashed(crash), verdict: 'failed' };
  if (isLast && !isReturned) return { error: await fail(error), verdict: 'failed' };
  log.warn({ err: error }, 'a run failed and will be retried');
  await store.releaseRun(job.data, ref);
  if (isReturned) return { error: await returnJob('error'), verdict: 'failed' };
  metrics.countReturn('error');
  return { error, verdict: 'failed' };

  /** Cuts the run if its sweep is closed; otherwise does nothing. */
  function cut() {
    const stopped = state.is === 'stopped' ? state.stopped : undefined;
    return cutRun(deps, { id, by: ref.attempt > 0 ? ref : 'idle' }, stopped);
  }

  /** Releases the run for a later attempt. If the sweep was closed meanwhile, there is no later attempt, so the run is cut. */
  async function release() {
    const { state } = await store.releaseRun(job.data, ref);
    if (state === 'superseded') await cut();
  }

  /** Returns the job to the queue. BullMQ does not count a failed attempt. */
  async function returnJob(cause: ReturnCause) {
    await job.moveToWait(token);
    metrics.countReturn(cause);
    return new WaitingError();
  }

  async function crashed(kind: Crash) {
    const { state, crashes } = await store.releaseRun(job.data, ref, kind);
    log.warn({ crashes, err: error }, 'a run crashed its thread');
    if (state !== 'spent') return returnJob('crash');
    return fail(new CrashedError({ crashes, crash: kind }, (error as Error).message));
  }

  async function fail(cause: unknown) {
    const halt = await failRun(deps, { id, ref }, failureOf(cause));
    // The sweep was halted before this worker received the message of the halt. `failRun` has written nothing.
    if (halt !== undefined) {
      // Without the release, the run would stay `running`, and the next start would count a crash.
      if (halt === 'paused' && ref.attempt > 0) await store.releaseRun(job.data, ref);
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
