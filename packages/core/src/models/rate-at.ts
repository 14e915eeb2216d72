import { cosPi } from '../numerics/cos-pi.ts';
import { wholePower } from '../numerics/whole-power.ts';
import type { Schedule } from './schedule.ts';

/**
 * The learning rate of iteration t, counted from 0; see `Schedule` for the formulas. The bits are the same in every engine.
 * Relative error: 3 · 2^−53, and 2⌊t / every⌋ units in the last place for `step`. For `cosine` after the warm-up, the error is relative to α.
 * Edge: 0 for `cosine` from `period` on.
 */
export function rateAt(schedule: Schedule, learningRate: number, t: number): number {
  switch (schedule.kind) {
    case 'constant':
      return learningRate;
    case 'inverse':
      return learningRate / (1 + schedule.decay * t);
    case 'step':
      return learningRate * wholePower(schedule.factor, Math.floor(t / schedule.every));
    case 'cosine': {
      const { period, warmup } = schedule;
      if (t < warmup) return (learningRate * (t + 1)) / warmup;
      return learningRate * (0.5 * (1 + cosPi(Math.min(1, (t - warmup) / (period - warmup)))));
    }
  }
}
