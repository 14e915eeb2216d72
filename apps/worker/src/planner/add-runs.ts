import {
  hyperparameterNames,
  type PlannedRun,
  planRuns,
  type RunJobData,
  runId,
  runJobOptions,
  type Space,
  type SweepSpec,
} from '@sweepq/queue';
import type { PlannerDeps, SweepJob } from './create-planner.ts';

/** As many as are added at a time: the main thread has to renew its locks in between. */
const chunkRuns = 500;

/**
 * Adds a sweep's runs to their queue, as children of the sweep's job. Their ids are given by the plan,
 * so that what an earlier planner has added stays as it is. `stopped`: the signal came before the end.
 * `cancelled`: the sweep was, and of what has been added some may have to leave the queue again.
 */
export async function addRuns(
  { store, queues, log }: Pick<PlannerDeps, 'store' | 'queues' | 'log'>,
  job: SweepJob,
  spec: SweepSpec,
  signal: AbortSignal | undefined,
): Promise<'added' | 'stopped' | 'cancelled'> {
  const parent = { id: job.id ?? spec.id, queue: job.queueQualifiedName };
  let added = 0;
  for (const chunk of chunksOf(planRuns(spec), chunkRuns)) {
    if (signal?.aborted) return 'stopped';
    if (await store.isCancelled(spec.id)) return 'cancelled';
    await queues.runs.addBulk(
      chunk.map((planned) => {
        const data = runJobDataOf(spec, planned);
        const opts = { ...runJobOptions, jobId: data.runId, parent };
        return { name: nameOf(spec.space, planned), data, opts };
      }),
    );
    added += chunk.length;
  }
  log.info({ sweepId: spec.id, runs: added }, 'planned a sweep');
  // Asked after the last chunk too: who cancels empties the queue of what is in it by then.
  return (await store.isCancelled(spec.id)) ? 'cancelled' : 'added';
}

function runJobDataOf(spec: SweepSpec, { run, hyperparameters, readings }: PlannedRun): RunJobData {
  const { id: sweepId, dataset, validation, earlyStopping, objective } = spec;
  return {
    sweepId,
    runId: runId(sweepId, run),
    run,
    dataset,
    validation,
    earlyStopping,
    hyperparameters,
    readings: [...readings],
    objective,
  };
}

/** What sets the run apart from its siblings. */
function nameOf(space: Space, { hyperparameters }: PlannedRun): string {
  return hyperparameterNames
    .filter((name) => name === 'learningRate' || varies(space[name]))
    .map((name) => `${name} ${hyperparameters[name]}`)
    .join(', ');
}

const varies = (axis: Space[(typeof hyperparameterNames)[number]]) =>
  !Array.isArray(axis) || axis.length > 1;

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
