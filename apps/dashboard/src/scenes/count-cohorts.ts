import { numbersOf, type Table, wordsOf } from '../columns/table.ts';
import type { Cohort, ScheduleFacts } from './protocol.ts';

/** The page shows the newest cohorts of a sweep that has more. */
const mostCohorts = 200;

/** Returns how many trials of each cohort have reached each rung, and of all cohorts together. Cohorts without a trial are left out. */
export function countCohorts(
  table: Table,
  schedule: ScheduleFacts,
): { cohorts: Cohort[]; all: Cohort; count: number } {
  const all = emptyCohort(schedule, 0, 0, 0);
  let cohorts: Cohort[] = [];
  let count = 0;
  for (const { first, size, firstRung } of cohortsOf(schedule, table.count)) {
    const cohort = countCohort(table, emptyCohort(schedule, first, size, firstRung));
    count += 1;
    cohorts.push(cohort);
    if (cohorts.length >= 2 * mostCohorts) cohorts = cohorts.slice(-mostCohorts);
    addTo(all, cohort);
  }
  return { cohorts: cohorts.slice(-mostCohorts), all, count };
}

/** Yields the cohorts of the first `total` trials: each part begins with the first bracket of the cycle. */
function* cohortsOf({ brackets, parts }: ScheduleFacts, total: number) {
  let start = 0;
  for (const trials of parts) {
    const end = Math.min(total, start + trials);
    for (let first = start, k = 0; first < end; k += 1) {
      const bracket = brackets[k % brackets.length];
      if (bracket === undefined || bracket.trials === 0) return;
      const size = Math.min(bracket.trials, start + trials - first);
      yield { first, size, firstRung: bracket.firstRung };
      first += size;
    }
    start += trials;
  }
}

const emptyCohort = (
  { rungs }: ScheduleFacts,
  first: number,
  trials: number,
  firstRung: number,
): Cohort => ({
  ...{ first, trials, firstRung, open: 0 },
  reached: rungs.map(() => 0),
});

function countCohort(table: Table, cohort: Cohort): Cohort {
  const rungs = numbersOf(table, 'rung');
  const status = wordsOf(table, 'status');
  const { reached } = cohort;
  for (let row = cohort.first; row < cohort.first + cohort.trials; row += 1) {
    const word = status?.words[status.codes[row] ?? -1];
    // A trial that early stopping has ended keeps its value at all later rungs.
    const highest = word === 'completed' ? reached.length - 1 : (rungs?.[row] ?? Number.NaN);
    for (let rung = cohort.firstRung; rung <= highest; rung += 1) {
      reached[rung] = (reached[rung] as number) + 1;
    }
    // A trial that is not chosen yet has no row.
    if (word === undefined || word === 'queued' || word === 'running') cohort.open += 1;
  }
  return cohort;
}

function addTo(all: Cohort, { trials, open, reached }: Cohort): void {
  all.trials += trials;
  all.open += open;
  for (const [rung, count] of reached.entries()) {
    all.reached[rung] = (all.reached[rung] as number) + count;
  }
}
