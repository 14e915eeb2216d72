// What the choices of a search have seen of failed trials.
import type { TrialRecord } from '@sweepq/search';
import type { SeenFailure } from '@sweepq/store';
import { type Outcomes, standing } from './searcher.ts';

/**
 * Adds the failures that the choices from trial `from` on are the first to see, and sets `until` of those that these choices do not see any
 * more. `valuesOf` returns the number of values that a trial has. Returns the same list if nothing has changed.
 */
export function noteFailures(
  failures: readonly SeenFailure[],
  { standings }: Outcomes,
  { from, valuesOf }: { from: number; valuesOf: (trial: number) => number },
): readonly SeenFailure[] {
  const isFailed = (trial: number) => standings[trial] === standing.failed;
  const isOpen = ({ until }: SeenFailure) => until === undefined;
  const known = new Set(failures.filter(isOpen).map(({ trial }) => trial));
  const added: SeenFailure[] = [];
  for (const trial of standings.keys()) {
    if (isFailed(trial) && !known.has(trial)) {
      added.push({ trial, from, values: valuesOf(trial) });
    }
  }
  const hasEnded = (failure: SeenFailure) => isOpen(failure) && !isFailed(failure.trial);
  if (added.length === 0 && !failures.some(hasEnded)) return failures;
  const before = failures.map((failure) =>
    hasEnded(failure) ? { ...failure, until: from } : failure,
  );
  return [...before, ...added];
}

type Failed = Pick<TrialRecord, 'failedFrom' | 'earlierFailures'>;

/** Returns for each trial which choices have seen it as failed. */
export function createFailedOf(
  failures: readonly SeenFailure[],
  { standings }: Outcomes,
): (trial: number) => Failed {
  const byTrial = new Map<number, SeenFailure[]>();
  for (const failure of failures) {
    byTrial.set(failure.trial, [...(byTrial.get(failure.trial) ?? []), failure]);
  }
  return (trial) => {
    const seen = byTrial.get(trial) ?? [];
    const isFailed = standings[trial] === standing.failed;
    const present = isFailed ? seen.find(({ until }) => until === undefined) : undefined;
    const earlier = seen.filter((failure) => failure !== present);
    return {
      // No choice has seen a failure that is not in the list.
      ...(isFailed && { failedFrom: present?.from ?? Number.POSITIVE_INFINITY }),
      ...(earlier.length > 0 && {
        earlierFailures: earlier.map(({ from, values, until = Number.POSITIVE_INFINITY }) => ({
          ...{ from, until, values },
        })),
      }),
    };
  };
}
