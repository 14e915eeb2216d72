import { DelayedError } from 'bullmq';
import type { PlannerDeps, Step } from './step.ts';

/** Ends a sweep that has reached `maxSeconds`. If the sweep has time left, because it began late or was paused, delays the job. */
export async function expireSweep({ store, log, now }: PlannerDeps, step: Step): Promise<void> {
  const { job, data, token } = step;
  const { id, generation, stop } = data;
  const sweep = await store.readSweep(id);
  // A later generation has another job for `maxSeconds`.
  if (sweep?.generation !== generation || stop?.maxSeconds === undefined) return;
  const at = now();
  const { maxSeconds } = stop;
  const leftMs = await store.expireSweep(id, { maxSeconds, now: at.toISOString() });
  if (leftMs > 0) {
    await job.moveToDelayed(at.getTime() + leftMs, token);
    throw new DelayedError();
  }
  log.info({ sweepId: id, maxSeconds }, 'ended a sweep that has reached maxSeconds');
}
