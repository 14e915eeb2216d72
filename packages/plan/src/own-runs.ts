// The runs and trials of the spaces of a sweep, without its extensions. One space computes each run from its number. Several spaces have a
// table of runs, because each space adds only the combinations that the other ones do not have.
import { isAdaptive, listSpaces } from '@sweepq/contract';
import { configurationOf, createCombinations, type SourceRun } from './combinations.ts';
import { drawRuns } from './draw-runs.ts';
import { drawnAxesOf } from './drawn-axes.ts';
import { createMemory } from './memory.ts';
import {
  countsOfRun,
  makeTable,
  type RunTable,
  type TableRun,
  tableRunAt,
  tableRunOf,
} from './run-table.ts';
import { combinationAt, countCombinations } from './sample.ts';
import { hasIdleAxes } from './settle-values.ts';
import {
  configurationAt,
  countSpaceRuns,
  countSpaceTrials,
  countsAt,
  countsOf,
  prepareSample,
  readingsOf,
  type SearchedSpace,
} from './space-runs.ts';
import { firstPart, partsOf, type SearchedSpaces } from './spaces.ts';
import type { Pause, Steps } from './steps.ts';

export function countOwnRuns(searched: SearchedSpaces): number {
  const table = tableOfSpaces(searched);
  return table === undefined ? countSpaceRuns(firstPart(searched)) : table.sources.length;
}

export function countOwnTrials(searched: SearchedSpaces): number {
  // A sample has the requested number of trials, so it need not be drawn here.
  const table = searched.search.strategy === 'grid' ? tableOfSpaces(searched) : undefined;
  return table === undefined ? countSpaceTrials(firstPart(searched)) : table.iterations.length;
}

/** Returns the number of different trials that a sample or an adaptive search can take from finite spaces. */
export function countDifferentTrials(searched: SearchedSpaces): number {
  const combinations = createCombinations();
  let trials = 0;
  for (const part of partsOf(searched)) {
    const { axes } = drawnAxesOf(part);
    const size = countCombinations(axes);
    for (let index = 0; index < size; index++) {
      const configuration = combinationAt(axes, index);
      const counts = countsOf(part, configuration);
      const source = { searched: part, configuration };
      trials += combinations.takeRun({ source, configuration, counts })?.counts.length ?? 0;
    }
  }
  return trials;
}

export function ownRunAt(searched: SearchedSpaces, run: number): TableRun {
  const table = tableOfSpaces(searched);
  if (table !== undefined) return tableRunAt(table, run);
  const own = firstPart(searched);
  const configuration = configurationAt(own, run);
  const counts = countsAt(own, run, configuration);
  return { searched: own, configuration, firstTrial: run * readingsOf(own), counts };
}

/** Returns the run that has a trial of the spaces as a reading. */
export function ownRunOf(searched: SearchedSpaces, trial: number): number {
  const table = tableOfSpaces(searched);
  if (table !== undefined) return tableRunOf(table, trial);
  return Math.floor(trial / readingsOf(firstPart(searched)));
}

/** Yields every run, in order. */
export function* listOwnRuns(searched: SearchedSpaces): Generator<SourceRun> {
  const table = tableOfSpaces(searched);
  if (table === undefined) {
    yield* runsOfAll([firstPart(searched)]);
    return;
  }
  for (const [run, source] of table.sources.entries()) {
    yield { source, configuration: configurationOf(source), counts: countsOfRun(table, run) };
  }
}

function* runsOfAll(parts: readonly SearchedSpace[]): Generator<SourceRun> {
  for (const searched of parts) {
    const runs = countSpaceRuns(searched);
    for (let run = 0; run < runs; run++) {
      const configuration = configurationAt(searched, run);
      const counts = countsAt(searched, run, configuration);
      yield { source: { searched, run }, configuration, counts };
    }
  }
}

const tables = createMemory<RunTable>(8);

/**
 * Returns the runs of spaces in which runs can be equal: several spaces, or a space with values that have no effect in some runs. Undefined
 * for another space, and for an adaptive search, whose trials are stored.
 */
const tableOfSpaces = (searched: SearchedSpaces): RunTable | undefined =>
  hasTable(searched)
    ? tables.get(sourceOf(searched), () => makeTableOfSpaces(searched))
    : undefined;

function hasTable({ search, space }: SearchedSpaces): boolean {
  const spaces = listSpaces(space);
  const [first] = spaces;
  if (isAdaptive(search) || first === undefined) return false;
  return spaces.length > 1 || hasIdleAxes(first);
}

const sourceOf = ({ space, search, planVersion, axes }: SearchedSpaces) =>
  [space, search, planVersion, axes] as const;

function makeTableOfSpaces(searched: SearchedSpaces): Steps<RunTable> {
  const { search } = searched;
  const combinations = createCombinations();
  const parts = partsOf(searched);
  return search.strategy === 'grid' || isAdaptive(search)
    ? makeTable(combinations, combinations.takeRuns(runsOfAll(parts)))
    : makeTable(combinations, drawRuns(parts, search, combinations), search.trials);
}

/**
 * What a caller needs from a plan: the number of its trials; also its runs, by number or by trial; or also the hyperparameters of its runs.
 */
export type Needed = 'trials' | 'runs' | 'values';

/** Computes the runs with pauses, so that later calls find them. */
export async function prepareOwnRuns(
  searched: SearchedSpaces,
  needed: Needed,
  pause: Pause,
): Promise<void> {
  const isCounted = needed === 'trials' && searched.search.strategy !== 'grid';
  if (hasTable(searched)) {
    if (isCounted) return;
    await tables.prepare(sourceOf(searched), () => makeTableOfSpaces(searched), pause);
  } else if (needed === 'values') {
    await prepareSample(firstPart(searched), pause);
  }
}
