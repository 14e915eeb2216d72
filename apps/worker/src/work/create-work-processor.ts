// Does the work of an operation that reads an ended sweep, or imports a dataset: a job on the queue `upkeep`. What was computed is stored after each step, so that
// another worker continues after the death of this one.
import { hidePaths } from '@sweepq/datasets';
import type { Work, WorkEnd } from '@sweepq/store';
import { DelayedError, type Job } from 'bullmq';
import { returnToQueue } from '../control/return-to-queue.ts';
import { importUpload } from '../imports/import-upload.ts';
import { auditPruning } from './audit-pruning.ts';
import { verifySweep } from './verify-sweep.ts';
import type { WorkDeps } from './work-deps.ts';
import { WorkHaltedError, type WorkStep } from './work-step.ts';

type ActiveJob = { job: Job; token: string | undefined; signal: AbortSignal | undefined };
type DoWork = (deps: WorkDeps, work: Work, step: WorkStep) => Promise<object>;

const works: Readonly<Partial<Record<Work['type'], DoWork>>> = {
  'sweep.verify': verifySweep,
  'sweep.audit': auditPruning,
};

/** More operations at a time would leave no place for deletions. */
const mostAtATime = 2;
/** The delay after which a job that found no place is taken again. */
const againMs = 500;
/** The interval at which a long step notices a cancel. */
const checkEveryMs = 1_000;

/** Creates the processor of jobs that do the work of operations. */
export function createWorkProcessor(deps: WorkDeps) {
  let atWork = 0;

  return async function doWork(operationId: string, { job, token, signal }: ActiveJob) {
    if (atWork >= mostAtATime) {
      await job.moveToDelayed(deps.now().getTime() + againMs, token);
      throw new DelayedError();
    }
    atWork += 1;
    try {
      const work = await deps.store.readWork(operationId);
      if (work?.type === 'dataset.import') {
        await importUpload(deps, operationId, { job, token, signal });
        return;
      }
      const start = work && works[work.type];
      // Redis has lost the operation, or only a later version knows its type.
      if (work === undefined || start === undefined) return;
      await run(work, start, { job, token, signal });
    } finally {
      atWork -= 1;
    }
  };

  async function run(work: Work, start: DoWork, { job, token, signal }: ActiveJob): Promise<void> {
    const step = createStep(deps, work, signal);
    try {
      const result = await start(deps, work, step);
      await end(work, { result });
    } catch (error) {
      const reason = step.reasonOf(error);
      if (reason === 'shutdown') await returnToQueue({ job, token });
      if (reason === 'gone') await end(work, { error: deleted });
      if (reason === 'changed') await end(work, { error: changed });
      if (reason !== undefined) return;
      if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) {
        const detail = hidePaths(error instanceof Error ? error.message : String(error));
        await end(work, { error: { code: 'work-failed', detail } });
      }
      throw error;
    } finally {
      step.close();
    }
  }

  async function end(work: Work, how: WorkEnd): Promise<void> {
    const hasEnded = await deps.store.endWork(work, { ...how, now: deps.now() });
    if (!hasEnded) return;
    deps.metrics.countOperation(work.type, how.error === undefined ? 'completed' : 'failed');
    const { id: operationId, type, sweepId } = work;
    deps.log.info({ operationId, type, sweepId, ...how }, 'ended an operation');
  }
}

const deleted = { code: 'sweep-deleted', detail: 'The sweep was deleted.' } as const;
const changed = {
  code: 'sweep-changed',
  detail: 'The sweep was extended or retried, so its results are others now.',
} as const;

/** Creates the steps of a work. While a step takes long, the operation is checked every second. */
function createStep({ store, now, log }: WorkDeps, work: Work, signal: AbortSignal | undefined) {
  const halting = new AbortController();
  let last: { done: number; total: number } | undefined;

  async function check(progress: { done: number; total: number }, saved?: object) {
    last = progress;
    if (signal?.aborted) throw new WorkHaltedError('shutdown');
    const state = await store.continueWork(work, { now: now(), progress, saved });
    if (state !== 'running') throw new WorkHaltedError(state);
  }
  const timer = setInterval(() => {
    if (last === undefined || halting.signal.aborted) return;
    check(last).catch((error: unknown) => {
      if (error instanceof WorkHaltedError) halting.abort(error);
      else log.warn({ operationId: work.id, err: error }, 'could not check an operation');
    });
  }, checkEveryMs);

  return {
    next: check,
    signal: signal === undefined ? halting.signal : AbortSignal.any([signal, halting.signal]),
    /** Returns why the work was halted; undefined for another error. */
    reasonOf(error: unknown) {
      if (error instanceof WorkHaltedError) return error.reason;
      if (signal?.aborted) return 'shutdown';
      const { reason } = halting.signal;
      return reason instanceof WorkHaltedError ? reason.reason : undefined;
    },
    close: () => clearInterval(timer),
  };
}
