// Decides what happens to a run and its job when an attempt was stopped or failed.
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

/** The error to throw to BullMQ, which decides about the job, and what the end says about this worker. */
type Settled = { error: unknown; verdict: RunVerdict };

const saysNothing = (error: unknown): Settled => ({ error, verdict: 'neither' });

/** Settles an attempt that ended with this error. While Redis refuses writes, the run can only go back to the queue later. */
export async function settle(deps: RunDeps, attempt: Attempt, error: unknown): Promise<Settled> {
  // While Redis refuses writes, a lock cannot be renewed either.
  const wasRefused =
    isRefusal(error) || (attempt.signal.reason === 'lost-lock' && (await deps.writes.refused()));
  if (wasRefused) return saysNothing(await postpone(deps, attempt, error));
  try {
    return await decide(deps, attempt, error);
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    return saysNothing(await postpone(deps, attempt, refusal));
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
  const { job, token, signal, state } = attempt;
  const ref = refOf(attempt);
  const reason = signal.aborted ? (signal.reason as StopReason) : undefined;
  if (reason === 'lost-lock') {
    metrics.countReturn('lost-lock');
    // An attempt that waited for its turn rejects with the reason, which is no `Error`.
    return saysNothing(error instanceof Error ? error : new Error(reason));
  }
  if (error instanceof RunHaltedError) return saysNothing(error);
  if (reason === 'closed' || reason === 'paused') {
    const { sweepId, generation } = job.data;
    // Redis may have lost the halt after the worker received it: then the run must continue.
    if ((await store.readHalt(sweepId, generation)) === undefined) {
      await store.releaseRun(job.data, ref);
      log.warn(
        { reason },
        'stopped a run for a pause or cancel that Redis has lost: returned the run to the queue',
      );
      return saysNothing(await giveBack('rollback'));
    }
  }
  // Stopped without a reason: Redis has refused the end of the run because the sweep is closed.
  if (reason === 'closed' || (reason === undefined && state.is === 'stopped')) {
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
    log.info('returned the run to the queue');
    return saysNothing(await giveBack('shutdown'));
  }
  if (error instanceof SupersededError) {
    // If this worker has lost the lock, `giveBack` fails, and BullMQ ignores the error of this processor.
    log.warn('another attempt has started the run meanwhile');
    return saysNothing(await giveBack('lost-lock').catch(() => error));
  }
  const crash = crashOf(error);
  const isRetriable = !(error instanceof UnrecoverableError) && !isPermanent(error);
  if (!isRetriable) return saysNothing(await fail(error));
  const isHandedBack = gate.failing(attempt.jobId, error as Error);
  const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
  if (crash !== undefined && !isHandedBack)
    return { error: await crashed(crash), verdict: 'failed' };
  if (isLast && !isHandedBack) return { error: await fail(error), verdict: 'failed' };
  log.warn({ err: error }, 'a run failed and will be retried');
  await store.releaseRun(job.data, ref);
  if (isHandedBack) return { error: await giveBack('error'), verdict: 'failed' };
  metrics.countReturn('error');
  return { error, verdict: 'failed' };

  /** Cuts the run if its sweep is closed; otherwise does nothing. */
  function cut() {
    const stopped = state.is === 'stopped' ? state.stopped : undefined;
    return cutRun(deps, { jobId: job.id, by: ref.attempt > 0 ? ref : 'idle' }, stopped);
  }

  /** Leaves the run to a later attempt. If the sweep was closed in the meantime, there is no later attempt, so the run is cut here. */
  async function release() {
    const { state } = await store.releaseRun(job.data, ref);
    if (state === 'superseded') await cut();
  }

  /** Returns the job to the queue. BullMQ does not count a failed attempt. */
  async function giveBack(cause: ReturnCause) {
    await job.moveToWait(token);
    metrics.countReturn(cause);
    return new WaitingError();
  }

  async function crashed(kind: Crash) {
    const { state, crashes } = await store.releaseRun(job.data, ref, kind);
    log.warn({ crashes, err: error }, 'a run crashed its thread');
    if (state !== 'spent') return giveBack('crash');
    return fail(new CrashedError({ crashes, crash: kind }, (error as Error).message));
  }

  async function fail(cause: unknown) {
    const halt = await failRun(deps, { job, ref }, failureOf(cause));
    // The sweep was halted, and the message has not reached this worker yet: the failure is not written.
    if (halt !== undefined) {
      // Without the release the run would stay `running`, and count as crashed when the sweep continues.
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
