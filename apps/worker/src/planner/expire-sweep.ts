import { DelayedError } from 'bullmq';
import type { PlannerDeps, Step } from './step.ts';

/** Ends a sweep whose time is over; looks again later at one that has some left, because it began late or was paused. */
export async function expireSweep({ store, log, now }: PlannerDeps, step: Step): Promise<void> {
  const { job, data, token } = step;
  const { id, generation, stop } = data;
  const sweep = await store.readSweep(id);
  // Each generation has a job of its own for this.
  if (sweep?.generation !== generation || stop?.maxSeconds === undefined) return;
  const at = now();
  const { maxSeconds } = stop;
  const leftMs = await store.expireSweep(id, { maxSeconds, now: at.toISOString() });
  if (leftMs > 0) {
    await job.moveToDelayed(at.getTime() + leftMs, token);
    throw new DelayedError();
  }
  log.info({ sweepId: id, maxSeconds }, 'a sweep has used up its time');
}
