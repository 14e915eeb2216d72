import { encodeCurve, type RunCommit, type RunJobData } from '@sweepq/queue';
import type { ThreadReading } from '../threads/messages.ts';
import type { TrainerDeps } from './create-trainer.ts';
import { completedOutcome, endedOutcome } from './outcomes.ts';

type Part = Omit<RunCommit, 'sweepId' | 'run' | 'objective'>;

type RunEnd = {
  status: 'completed' | 'diverged';
  curve: Float64Array;
  curveSha256: string;
  seconds: number;
};

export type Committer = {
  failed: AbortSignal;
  settled(): Promise<void>;
  commitReading(reading: ThreadReading, curve: Float64Array): void;
  commitEnd(end: RunEnd): void;
};

/**
 * Commits what a run brings about, one commit after the other. `failed` is aborted by the first that
 * fails, so that no thread trains for nothing; `settled` then throws its error.
 */
export function createCommitter(
  { store, metrics, now }: Pick<TrainerDeps, 'store' | 'metrics' | 'now'>,
  data: RunJobData,
  startedAt: string,
): Committer {
  const { sweepId, run, objective } = data;
  // What a reading ends with survives the thinning of a long curve.
  const keep = data.readings.map(({ iterations }) => iterations - 1);
  const reached = new Set<number>();
  const failing = new AbortController();
  let commits: Promise<void> = Promise.resolve();

  const commit = (part: Part) => {
    commits = commits.then(async () => {
      const committed = await store.commitRun({ sweepId, run, objective, ...part });
      const status = part.outcomes[0]?.outcome.status;
      if (status !== undefined) metrics.countTrials(status, committed.length);
    });
    commits.catch((error) => failing.abort(error));
  };

  return {
    failed: failing.signal,
    settled: () => commits,
    commitReading(reading: ThreadReading, curve: Float64Array): void {
      const { iterations, cost } = reading;
      reached.add(iterations);
      const times = { startedAt, finishedAt: now().toISOString() };
      const outcome = completedOutcome(reading, times);
      const outcomes = data.readings
        .filter((planned) => planned.iterations === iterations)
        .map(({ trial }) => ({ trial, outcome }));
      commit({ outcomes, iteration: iterations, cost, curve: encodeCurve(curve, keep) });
    },
    /** The trials that a diverged run did not reach end with it. */
    commitEnd({ status, curve, curveSha256, seconds }: RunEnd): void {
      const finishedAt = now().toISOString();
      const failure = status === 'diverged' ? divergence(curve.length) : null;
      const outcomes = data.readings
        .filter((planned) => failure !== null && !reached.has(planned.iterations))
        .map(({ trial }) => ({
          trial,
          outcome: endedOutcome('diverged', failure, { startedAt, finishedAt }),
        }));
      commit({
        outcomes,
        iteration: curve.length,
        cost: curve.at(-1) ?? Number.NaN,
        curve: encodeCurve(curve, keep),
        end: { status, failure, finishedAt, curveSha256, seconds },
      });
    },
  };
}

const divergence = (iterations: number) => ({
  code: 'diverged',
  message: `The cost or a weight was no longer finite after ${iterations} iterations; a smaller learning rate may help.`,
});
