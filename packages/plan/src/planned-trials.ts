import { type Extension, isAdaptive, type Search } from '@sweepq/contract';

type Planned = { search: Search; extensions?: readonly Extension[] | undefined };

/** Returns the number of trials that an adaptive search chooses in all, extensions included; 0 for other searches. */
export function plannedTrialsOf({ search, extensions = [] }: Planned): number {
  if (!isAdaptive(search)) return 0;
  return extensions.reduce(
    (sum, extension) => sum + ('trials' in extension ? extension.trials : 0),
    search.trials,
  );
}
