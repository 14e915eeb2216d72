// The trials that extensions add to a plan. An extension adds only combinations that the plan does not have yet, so its
// trials are computed run by run, and cached.
import { type Extension, isAdaptive } from '@sweepq/contract';
import { createCombinations, type Fresh } from './combinations.ts';
import { createMemory } from './memory.ts';
import { listOwnRuns, prepareOwnRuns } from './own-runs.ts';
import { emptyTable, makeTable, type RunTable } from './run-table.ts';
import type { SearchedSpaces } from './spaces.ts';
import type { Pause, Steps } from './steps.ts';

const tables = createMemory<RunTable>(8);

type Extensions = readonly Extension[] | undefined;

/** Returns the runs and trials that extensions add to the spaces of their sweep. */
export const addedTo = (own: SearchedSpaces, extensions: Extensions): RunTable =>
  addsTrials(own, extensions)
    ? tables.get(sourceOf(own, extensions), () => add(own, extensions))
    : emptyTable;

/** Computes these runs with pauses, so that later calls find them. */
export async function prepareAdded(
  own: SearchedSpaces,
  extensions: Extensions,
  pause: Pause,
): Promise<void> {
  if (!addsTrials(own, extensions)) return;
  await prepareOwnRuns(own, 'values', pause);
  for (const extension of extensions) {
    if ('space' in extension) await prepareOwnRuns(extension, 'values', pause);
  }
  await tables.prepare(sourceOf(own, extensions), () => add(own, extensions), pause);
}

/** The trials that an adaptive search adds are among its own. */
const addsTrials = (own: SearchedSpaces, extensions: Extensions): extensions is Extension[] =>
  extensions !== undefined && extensions.length > 0 && !isAdaptive(own.search);

const sourceOf = (own: SearchedSpaces, extensions: readonly Extension[]) =>
  [extensions, own.space, own.search, own.planVersion, own.axes] as const;

function* add(own: SearchedSpaces, extensions: readonly Extension[]): Steps<RunTable> {
  const combinations = createCombinations();
  // Records the combinations of the sweep's own spaces. They are not added trials.
  for (const _ of combinations.takeRuns(listOwnRuns(own))) yield;
  function* takeExtensions(): Generator<Fresh | undefined> {
    for (const extension of extensions) {
      if ('space' in extension) yield* combinations.takeRuns(listOwnRuns(extension));
      else if ('iterations' in extension) yield* combinations.takeCount(extension.iterations);
    }
  }
  return yield* makeTable(combinations, takeExtensions());
}
