import type { DryRun } from '@sweepq/client';
import { formatCount, formatDuration, formatNumberOf } from '@sweepq/view';

/** Returns the answer of a dry run as sentences: "Extend adds 12 trials in 6 runs. 6 runs continue from a checkpoint. About 3 s on 4 threads." */
export function sayDryRun(verb: string, dryRun: DryRun): string {
  const { trials, runs, reusedTrials, continuedRuns, iterations, estimatedMs, threads } = dryRun;
  const parts = [`${verb} ${formatNumberOf(trials, 'trial')} in ${formatNumberOf(runs, 'run')}.`];
  if (reusedTrials > 0) parts.push(`${formatCount(reusedTrials)} reuse earlier results.`);
  if (continuedRuns > 0) {
    const noun = formatNumberOf(continuedRuns, 'run');
    parts.push(`${noun} ${continuedRuns === 1 ? 'continues' : 'continue'} from a checkpoint.`);
  }
  parts.push(`At most ${formatNumberOf(iterations, 'iteration')}.`);
  if (estimatedMs !== null) {
    parts.push(`About ${formatDuration(estimatedMs)} on ${formatNumberOf(threads, 'thread')}.`);
  } else if (threads === 0) parts.push('No worker is there to train them.');
  return parts.join(' ');
}
