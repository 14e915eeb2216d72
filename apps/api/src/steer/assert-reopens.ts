import { isEnded } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import { ApiProblem } from '../problems/problem.ts';

/** Throws a problem unless a sweep has come to an end from which it can be opened again. */
export function assertReopens({ status, isClosed, stoppedBy }: StoredSweep): void {
  if (!isEnded(status)) {
    const detail = `Expected a sweep that has ended, got one that is ${status}.`;
    throw new ApiProblem('sweep-open', { detail });
  }
  if (!isClosed) return;
  const how = stoppedBy === null ? 'was cancelled' : `was ended by its rule \`${stoppedBy}\``;
  const detail = `Expected a sweep all of whose trials have come to an end of their own, got one that ${how}.`;
  throw new ApiProblem('sweep-closed', { detail });
}
