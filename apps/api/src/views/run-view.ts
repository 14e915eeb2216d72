import {
  foldsOf,
  paramsOf,
  type RunState,
  type RunView,
  runId,
  runJobId,
  runProgress,
  trialId,
  viewRun,
} from '@sweepq/contract';
import { planRun, preparePlan } from '@sweepq/plan';
import type { Queues } from '@sweepq/queue';
import { createYielder, notBegun, type Store, type StoredSweep } from '@sweepq/store';
import type { NoteReaders } from '../live/note-readers.ts';

type Source = { store: Store; queues: Queues; noteReaders: NoteReaders };

/** Returns the answers for runs of a sweep, in the order of `indices`. */
export async function viewRuns(
  { store, queues, noteReaders }: Source,
  { spec, generation }: Pick<StoredSweep, 'spec' | 'generation'>,
  indices: readonly number[],
): Promise<RunView[]> {
  await preparePlan(spec, 'values', createYielder());
  const states = await store.readRunStates(spec.id, indices);
  // Without the note, the next answers have older progress.
  if (states.some((state) => state?.status === 'running')) noteReaders([spec.id]);
  return Promise.all(
    indices.map(async (index, k) => {
      const { hyperparameters, readings } = planRun(spec, index);
      const state = states[k] ?? notBegun;
      const progress =
        state.status === 'running'
          ? await readProgress(queues, runJobId(spec.id, index, generation), state)
          : {};
      const planned = {
        ...{ id: runId(spec.id, index), sweepId: spec.id, index },
        params: paramsOf(hyperparameters, readings.at(-1)?.iterations ?? 0),
        trialIds: readings.map(({ trial }) => trialId(spec.id, trial)),
        folds: foldsOf(spec.validation)?.folds ?? 0,
      };
      return viewRun(planned, { ...state, ...progress });
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
  if (!progress.success || progress.data.fold !== undefined) return {};
  if (progress.data.iteration <= state.iteration) return {};
  const { iteration, cost } = progress.data;
  return { iteration, cost };
}
