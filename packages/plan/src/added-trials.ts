// The trials that extensions add to a plan. An extension adds only combinations that the plan does not have yet, so its
// trials are computed run by run, and cached.
import { type Extension, isAdaptive } from '@sweepq/contract';
import { createCombinations, type Fresh } from './combinations.ts';
import { createMemory } from './memory.ts';
import { listOwnRuns } from './own-runs.ts';
import { emptyTable, type RunTable, tableOf } from './run-table.ts';
import type { SearchedSpaces } from './spaces.ts';

const cached = createMemory<RunTable>(8);

/** Returns the runs and trials that extensions add to the spaces of their sweep. */
export function addedTo(
  own: SearchedSpaces,
  extensions: readonly Extension[] | undefined,
): RunTable {
  // The trials that an adaptive search adds are among its own.
  if (extensions === undefined || extensions.length === 0 || isAdaptive(own.search))
    return emptyTable;
  return cached([extensions, own.space, own.search, own.planVersion, own.axes], () =>
    add(own, extensions),
  );
}

function add(own: SearchedSpaces, extensions: readonly Extension[]): RunTable {
  const combinations = createCombinations();
  // Records the combinations of the sweep's own spaces. They are not added trials.
  for (const _ of combinations.takeRuns(listOwnRuns(own)));
  function* takeExtensions(): Generator<Fresh> {
    for (const extension of extensions) {
      if ('space' in extension) yield* combinations.takeRuns(listOwnRuns(extension));
      else if ('iterations' in extension) yield* combinations.takeCount(extension.iterations);
    }
  }
  return tableOf(combinations, takeExtensions());
}
