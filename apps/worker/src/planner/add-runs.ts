import { isDeepStrictEqual } from 'node:util';
import {
  fillSpace,
  hyperparameterNames,
  listSpaces,
  paramsOf,
  runJobId,
  type Space,
  sweepJobId,
} from '@sweepq/contract';
import { type PlannedRun, planRun, planRuns, runJobDataOf } from '@sweepq/plan';
import { jobPriorityOf, placeOf, runJobOptions, turnAt } from '@sweepq/queue';
import { chunksOf } from '../chunks/chunks-of.ts';
import { findFirstTurn } from './find-first-turn.ts';
import { judgeTrials, type Verdicts } from './judge-trials.ts';
import { takeOpenRuns } from './open-runs.ts';
import { readOutcomes } from './read-outcomes.ts';
import { reorderRuns } from './reorder-runs.ts';
import { reuseCachedResults } from './reuse-cached-results.ts';
import type { Adding, PlannerDeps } from './step.ts';

/** The number of runs added at a time. Between two chunks the main thread can renew its locks. */
const chunkRuns = 500;

/**
 * `added`: all runs are added; `nextPlace`: the place in the turns after them. `stopped`: the signal was aborted first. `halted`: the sweep
 * was halted; then the caller must remove the added runs from the queue.
 */
export type Added = { is: 'added'; runs: number; nextPlace: number } | { is: 'stopped' | 'halted' };

type Selection = {
  /** The runs to add. Default: all runs of the plan. */
  only?: readonly number[];
  /** The number of places after the current turn at which the first run begins. */
  ahead?: number;
  /** The verdicts on the trials of a sweep with pruning. Default: they are read. */
  verdicts?: Verdicts | undefined;
};

/**
 * Adds open runs of a sweep to the queue, as children of the sweep's job. The ids of the jobs follow from the plan, so a run that an
 * earlier planner has added is not added twice.
 */
export async function addRuns(
  deps: PlannerDeps,
  { only, ahead = 0, ...adding }: Adding & Selection,
): Promise<Added> {
  const { store, queues, log } = deps;
  const { id, generation, signal } = adding;
  const parent = { id: sweepJobId(id, generation), queue: queues.sweeps.qualifiedName };
  const sweep = await store.readSweep(id);
  if (sweep === undefined) return { is: 'halted' };
  const { spec, priority: initial } = sweep;
  const spaces = [spec, ...(spec.extensions ?? [])].flatMap((part) =>
    'space' in part ? listSpaces(part.space) : [],
  );
  const verdicts =
    adding.verdicts ?? judgeTrials(spec, await readOutcomes(deps, spec), sweep.isExhausted);
  const runs = only === undefined ? planRuns(spec) : only.map((run) => planRun(spec, run));
  const first = await findFirstTurn(deps, initial);
  let priority = initial;
  let added = 0;
  for (const chunk of chunksOf(runs, chunkRuns)) {
    if (signal?.aborted) return { is: 'stopped' };
    const present = await store.readSweep(id);
    if (present === undefined || present.isClosed || present.generation !== generation) {
      return { is: 'halted' };
    }
    priority = present.priority;
    // Redis has lost an extension, and the sweep has another extension now: the runs of this plan are obsolete.
    if (!isDeepStrictEqual(present.spec.extensions, spec.extensions)) return { is: 'stopped' };
    const openRuns = await takeOpenRuns(deps, { ...adding, verdicts }, chunk);
    // A verdict needs the value at a rung, so a run of a sweep with pruning continues from cached checkpoints only.
    const open =
      verdicts === undefined
        ? await reuseCachedResults(deps, { spec, generation }, openRuns)
        : openRuns;
    await queues.runs.addBulk(
      open.map((planned, k) => ({
        name: nameOf(spaces, planned),
        data: runJobDataOf(spec, generation, planned, verdicts?.rungs.get(planned.run)),
        opts: {
          ...runJobOptions,
          jobId: runJobId(id, planned.run, generation, verdicts?.rungs.get(planned.run)),
          parent,
          priority: jobPriorityOf(priority, turnAt(first, ahead + added + k)),
        },
      })),
    );
    added += open.length;
  }
  log.info({ sweepId: id, runs: added }, 'queued runs of a sweep');
  // The priority changed while runs were added: the job that reorders runs may have missed the runs that were added later.
  if (priority !== initial) await reorderRuns(deps, { id, generation, signal });
  // The halt is checked after the last chunk too, because a halt removes only the runs that are in the queue at its time.
  if ((await store.readHalt(id, generation)) !== undefined) return { is: 'halted' };
  return { is: 'added', runs: added, nextPlace: placeOf(first) + ahead + added };
}

/** Returns the name of a run: the hyperparameters in which it can differ from other runs of its sweep. */
function nameOf(spaces: readonly Space[], { hyperparameters }: PlannedRun): string {
  const params = paramsOf(hyperparameters, 1);
  return hyperparameterNames
    .filter((name) => name === 'learningRate' || varies(spaces, name))
    .map((name) => `${name} ${params[name]}`)
    .join(', ');
}

/** Whether a hyperparameter has several values in a space, or different values in two spaces. */
function varies(spaces: readonly Space[], name: (typeof hyperparameterNames)[number]): boolean {
  const values = new Set<unknown>();
  for (const space of spaces) {
    const axis = fillSpace(space)[name];
    if (!Array.isArray(axis)) return true;
    for (const value of axis) values.add(value);
  }
  return values.size > 1;
}
