import { type Run, type RunState, runId, runJobId, runProgress, trialId } from '@sweepq/contract';
import { planRun } from '@sweepq/plan';
import type { Queues } from '@sweepq/queue';
import { notBegun, type Store, type StoredSweep } from '@sweepq/store';

type Source = { store: Store; queues: Queues };

/** Returns the answers for runs of a sweep, in the order of `indices`. */
export async function viewRuns(
  { store, queues }: Source,
  { spec, generation }: Pick<StoredSweep, 'spec' | 'generation'>,
  indices: readonly number[],
): Promise<Run[]> {
  const states = await store.readRunStates(spec.id, indices);
  return Promise.all(
    indices.map(async (index, k) => {
      const { hyperparameters, readings } = planRun(spec, index);
      const state = states[k] ?? notBegun;
      const id = runId(spec.id, index);
      return {
        id,
        sweepId: spec.id,
        hyperparameters,
        iterations: readings.at(-1)?.iterations ?? 0,
        trialIds: readings.map(({ trial }) => trialId(spec.id, trial)),
        ...state,
        ...(state.status === 'running'
          ? await readProgress(queues, runJobId(spec.id, index, generation), state)
          : {}),
      };
    }),
  );
}

/**
 * Returns the progress in the job of a run, if it is newer than the stored state. The store has only the progress at
 * readings.
 */
async function readProgress(queues: Queues, jobId: string, state: RunState) {
  const job = await queues.runs.getJob(jobId);
  const progress = runProgress.safeParse(job?.progress);
  if (!progress.success || progress.data.iteration <= state.iteration) return {};
  const { iteration, cost } = progress.data;
  return { iteration, cost };
}
