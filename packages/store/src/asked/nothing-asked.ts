import type { StoredSweep } from '../sweeps/stored-sweep.ts';
import { noneAsked } from './asked.ts';

/** The state of an adaptive search that has chosen no trial. */
export const nothingAsked = {
  asked: noneAsked,
  isExhausted: false,
  queuedTrials: { generation: 0, trials: 0, nextPlace: 0 },
} satisfies Partial<StoredSweep>;
