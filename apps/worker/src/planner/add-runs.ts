import { isDeepStrictEqual } from 'node:util';
import { hyperparameterNames, runJobId, type Space } from '@sweepq/contract';
import { type PlannedRun, planRuns, runJobDataOf } from '@sweepq/plan';
import { jobPriorityOf, runJobOptions, turnAt } from '@sweepq/queue';
import { chunksOf } from '../chunks/chunks-of.ts';
import { findFirstTurn } from './find-first-turn.ts';
import { takeOpenRuns } from './open-runs.ts';
import { reorderRuns } from './reorder-runs.ts';
import { reuseCachedResults } from './reuse-cached-results.ts';
import type { PlannerDeps, Step } from './step.ts';

/** The number of runs added at a time. Between two chunks the main thread can renew its locks. */
const chunkRuns = 500;

/**
 * Adds the open runs of a sweep to the queue, as children of the sweep's job. The ids of the jobs follow from the plan, so a run that an
 * earlier planner has added is not added twice. Returns `stopped` if the signal is aborted before all runs are added. Returns `halted` if
 * the sweep was halted; then the caller must remove the added runs from the queue.
 */
export async function addRuns(
  deps: PlannerDeps,
  { job, data, signal }: Step,
): Promise<'added' | 'stopped' | 'halted'> {
  const { store, queues, log } = deps;
  const { id, generation } = data;
  const parent = { id: job.id ?? id, queue: job.queueQualifiedName };
  const sweep = await store.readSweep(id);
  if (sweep === undefined) return 'halted';
  const { spec, priority: initial } = sweep;
  const spaces = [spec, ...(spec.extensions ?? [])].flatMap((part) =>
    'space' in part ? [part.space] : [],
  );
  const first = await findFirstTurn(deps, initial);
  let priority = initial;
  let added = 0;
  for (const chunk of chunksOf(planRuns(spec), chunkRuns)) {
    if (signal?.aborted) return 'stopped';
    const present = await store.readSweep(id);
    if (present === undefined || present.isClosed || present.generation !== generation) {
      return 'halted';
    }
    priority = present.priority;
    // Redis has lost an extension, and the sweep has another extension now: the runs of this plan are obsolete.
    if (!isDeepStrictEqual(present.spec.extensions, spec.extensions)) return 'stopped';
    const openRuns = await takeOpenRuns(deps, { job, data }, chunk);
    const open = await reuseCachedResults(deps, { spec, generation }, openRuns);
    await queues.runs.addBulk(
      open.map((planned, k) => ({
        name: nameOf(spaces, planned),
        data: runJobDataOf(spec, generation, planned),
        opts: {
          ...runJobOptions,
          jobId: runJobId(id, planned.run, generation),
          parent,
          priority: jobPriorityOf(priority, turnAt(first, added + k)),
        },
      })),
    );
    added += open.length;
  }
  log.info({ sweepId: id, runs: added }, 'planned a sweep');
  // The priority changed while runs were added: the job that reorders runs may have missed the runs that were added later.
  if (priority !== initial) await reorderRuns(deps, { id, generation, signal });
  // The halt is checked after the last chunk too, because a halt removes only the runs that are in the queue at its time.
  return (await store.readHalt(id, generation)) === undefined ? 'added' : 'halted';
}

/** Returns the name of a run: the hyperparameters in which it can differ from other runs of its sweep. */
function nameOf(spaces: readonly Space[], { hyperparameters }: PlannedRun): string {
  return hyperparameterNames
    .filter((name) => name === 'learningRate' || spaces.some((space) => varies(space[name])))
    .map((name) => `${name} ${hyperparameters[name]}`)
    .join(', ');
}

const varies = (axis: Space[(typeof hyperparameterNames)[number]]) =>
  !Array.isArray(axis) || axis.length > 1;
