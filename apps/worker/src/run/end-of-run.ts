// What the end of a run's training means for the run, and for the trials that it did not reach.
import { engineVersion } from '@sweepq/core';
import type { RunEnd } from '../threads/messages.ts';
import { divergedInFold, divergedOutcome, type Trained } from './outcomes.ts';

/** Returns the outcome of a trial that a diverged run did not reach: a fold diverged before its iteration count, or the run itself. */
export function outcomeAt(asked: number, end: RunEnd, trained: Trained) {
  const byFold = end.foldDivergences.find((each) => each.asked === asked);
  return byFold === undefined
    ? divergedOutcome(end, divergence(end), trained)
    : divergedInFold(divergence(byFold), trained);
}

export function endOf(end: RunEnd, status: 'completed' | 'diverged', finishedAt: string) {
  const failure = status === 'diverged' ? divergence(end) : null;
  return { status, failure, finishedAt, ...ofRunAt(end) };
}

export const ofRunAt = ({ curveSha256, costRises, trainedMs }: RunEnd) => ({
  ...{ curveSha256, costRises, engine: engineVersion },
  seconds: trainedMs / 1000,
});

const divergence = ({ iterations, fold }: { iterations: number; fold?: number }) => ({
  code: 'diverged',
  message: `${fold === undefined ? 'The cost' : `The cost of fold ${fold}`} exploded, or was no longer a finite number, after ${iterations} ${iterations === 1 ? 'iteration' : 'iterations'}; a smaller learning rate may help.`,
});
