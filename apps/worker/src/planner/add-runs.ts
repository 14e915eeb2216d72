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

/** As many as are added at a time: the main thread has to renew its locks in between. */
const chunkRuns = 500;

/**
 * Adds the runs of a sweep that have not ended to their queue, as children of the sweep's job. Their ids are given by
 * the plan, so that what an earlier planner has added stays as it is. `stopped`: the signal came before the end.
 * `halted`: the sweep was, and of what has been added some may have to leave the queue again.
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
    // Redis has lost an extension, and the sweep has got another one: these runs are not of it.
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
  // What was added before its priority was changed may have been too late to be reordered.
  if (priority !== initial) await reorderRuns(deps, { id, generation, signal });
  // Asked after the last chunk too: who halts a sweep empties the queue of what is in it by then.
  return (await store.readHalt(id, generation)) === undefined ? 'added' : 'halted';
}

/** What sets the run apart from its siblings. */
function nameOf(spaces: readonly Space[], { hyperparameters }: PlannedRun): string {
  return hyperparameterNames
    .filter((name) => name === 'learningRate' || spaces.some((space) => varies(space[name])))
    .map((name) => `${name} ${hyperparameters[name]}`)
    .join(', ');
}

const varies = (axis: Space[(typeof hyperparameterNames)[number]]) =>
  !Array.isArray(axis) || axis.length > 1;
