import { sweepJobId } from '@sweepq/contract';
import { addPlanning } from '@sweepq/queue';
import type { OpenSweep } from '@sweepq/store';
import { startNextGeneration } from '../planner/start-next-generation.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';

/**
 * Finds every open sweep without an active job, and continues or ends it.
 *
 * An open sweep has a job of its generation, which plans the runs or waits for them. The job can be missing for two reasons: Redis has lost
 * the job, or a process died after it had changed the record and before it added the job. A sweep also stays open if its job has ended and
 * Redis then lost outcomes.
 */
export async function reconcile(deps: UpkeepDeps): Promise<void> {
  for (const sweep of await deps.store.listOpen()) {
    try {
      await reconcileSweep(deps, sweep);
    } catch (err) {
      deps.log.warn({ sweepId: sweep.id, err }, 'could not check an open sweep');
    }
  }
}

async function reconcileSweep(
  deps: UpkeepDeps,
  { id, generation, hasEnded }: OpenSweep,
): Promise<void> {
  const { store, queues, log, now } = deps;
  if (hasEnded) {
    // The open trials may belong to runs that are marked as ended. `settleOpenRuns` finds these runs at the end of the next generation.
    const ended = await store.readSweep(id);
    if (ended === undefined || !(await store.reviveSweep(id, generation))) return;
    await addPlanning(queues, ended.spec, { step: 'resume', generation: generation + 1 });
    log.warn({ sweepId: id }, 'continues a sweep that had ended with open trials');
    return;
  }
  const job = await queues.sweeps.getJob(sweepJobId(id, generation));
  const state = (await job?.getState()) ?? 'unknown';
  // The sweep is read after its job. In the other order, a job that ends with its sweep between the two reads would look like a job
  // that left its sweep open.
  const sweep = await store.readSweep(id);
  if (sweep === undefined || sweep.finishedAt !== null || sweep.status === 'paused') return;
  if (sweep.generation !== generation) return;
  const { spec } = sweep;
  if (state === 'unknown') {
    await addPlanning(queues, spec, { step: 'resume', generation });
    log.warn({ sweepId: id, generation }, 'added a job for an open sweep that had none');
  } else if (state === 'completed') {
    await startNextGeneration(deps, spec, generation);
  } else if (state === 'failed') {
    const message = job?.failedReason || 'The job of this sweep failed.';
    const failure = { code: 'planning-failed', message };
    const finishedAt = now().toISOString();
    if (await store.failSweep(id, { finishedAt, generation, failure })) {
      log.error({ sweepId: id, failure }, 'ended a sweep whose job had failed');
    }
  } else if (spec.stop?.maxSeconds !== undefined) {
    // The job for `maxSeconds` may be lost too.
    await store.expireSweep(id, { maxSeconds: spec.stop.maxSeconds, now: now().toISOString() });
  }
}
