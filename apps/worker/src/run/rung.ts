import type { RunJobData } from '@sweepq/contract';

/** Whether a job trains its run up to a rung at which the trial can be pruned. */
export const isBelowLastRung = ({ rung }: Pick<RunJobData, 'rung'>): boolean =>
  rung !== undefined && rung.index < rung.count - 1;
