import { isAdaptive, type SweepSpec } from '@sweepq/contract';

/** Whether the work of a sweep depends on the outcomes of its trials: because of an adaptive search, or of pruning. */
export const dependsOnOutcomes = ({
  search,
  pruning,
}: Pick<SweepSpec, 'search' | 'pruning'>): boolean => isAdaptive(search) || pruning != null;
