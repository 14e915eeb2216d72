import { isDeepStrictEqual } from 'node:util';
import {
  hyperparameterNames,
  isVaried,
  listSpaces,
  paramsOf,
  runJobId,
  type Space,
  type SweepSpec,
  sweepJobId,
} from '@sweepq/contract';
import { type PlannedRun, planRun, planRuns, rungsOf, runJobDataOf } from '@sweepq/plan';
import { jobPriorityOf, placeOf, runJobOptions, turnAt } from '@sweepq/queue';
import { chunksOf } from '../chunks/chunks-of.ts';
import { findFirstTurn } from './find-first-turn.ts';
import { judgeTrials, type Verdicts } from './judge-trials.ts';
import { isWithin, type Limit, limitTrials } from './limit-trials.ts';
import { takeOpenRuns } from './open-runs.ts';
import { readOutcomes } from './read-outcomes.ts';
import { reorderRuns } from './reorder-runs.ts';
import { reuseCachedResults } from './reuse-cached-results.ts';
import type { Adding, PlannerDeps } from './step.ts';

/** The number of runs added at a time. Between two chunks the main thread can renew its locks. */
const chunkRuns = 500;

/**
 * `added`: all runs are added; `runs`: the number of added runs; `reused`: the number of runs that need no job now, because earlier sweeps have
 * their results; `nextPlace`: the place in the turns after the added runs. `stopped`: the signal was aborted first. `halted`: the sweep was
 * halted; then the caller must remove the added runs from the queue.
 */
export type Added =
  | { is: 'added'; runs: number; reused: number; nextPlace: number }
  | { is: 'stopped' | 'halted' };

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
  const nameOf = createNaming(spaces);
  const outcomes = await readOutcomes(deps, spec);
  const limit = limitTrials(sweep, outcomes);
  const verdicts = adding.verdicts ?? judgeTrials(spec, outcomes, limit);
  const planned = only === undefined ? planRuns(spec) : only.map((run) => planRun(spec, run));
  const runs = keepWithin(planned, limit);
  const first = await findFirstTurn(deps, initial);
  let priority = initial;
  let added = 0;
  let reused = 0;
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
    const open =
      verdicts === undefined
        ? await reuseCachedResults(deps, { spec, generation }, openRuns)
        : await reuseAtRungs(deps, { spec, generation, verdicts }, openRuns);
    await queues.runs.addBulk(
      open.map((planned, k) => ({
        name: nameOf(planned),
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
    reused += openRuns.length - open.length;
  }
  log.info({ sweepId: id, runs: added }, 'queued runs of a sweep');
  // The priority changed while runs were added: the job that reorders runs may have missed the runs that were added later.
  if (priority !== initial) await reorderRuns(deps, { id, generation, signal });
  // The halt is checked after the last chunk too, because a halt removes only the runs that are in the queue at its time.
  if ((await store.readHalt(id, generation)) !== undefined) return { is: 'halted' };
  return { is: 'added', runs: added, reused, nextPlace: placeOf(first) + ahead + added };
}

type Judged = { spec: SweepSpec; generation: number; verdicts: Verdicts };

/** Commits the cached results at the rungs up to which these runs would be trained, and returns the runs that must be trained. */
async function reuseAtRungs(
  deps: PlannerDeps,
  { spec, generation, verdicts }: Judged,
  runs: readonly PlannedRun[],
): Promise<PlannedRun[]> {
  const rungs = rungsOf(spec) ?? [];
  const toRung = (planned: PlannedRun): PlannedRun => {
    const iterations = rungs[verdicts.rungs.get(planned.run) ?? -1];
    if (iterations === undefined) return planned;
    return { ...planned, readings: planned.readings.map(({ trial }) => ({ trial, iterations })) };
  };
  // An earlier planner may have queued a run. After a commit at the rung, this job would train the run beside that of the next rung.
  const jobOf = ({ run }: PlannedRun) =>
    runJobId(spec.id, run, generation, verdicts.rungs.get(run));
  const queued = new Set(await deps.store.findJobs('runs', runs.map(jobOf)));
  const free = runs.filter((planned) => !queued.has(jobOf(planned)));
  const left = await reuseCachedResults(deps, { spec, generation }, free.map(toRung));
  const open = new Set(left.map(({ run }) => run));
  return runs.filter((planned) => queued.has(jobOf(planned)) || open.has(planned.run));
}

function* keepWithin(runs: Iterable<PlannedRun>, limit: Limit): Generator<PlannedRun> {
  for (const planned of runs) if (isWithin(planned, limit)) yield planned;
}

/** Returns a function that names a run by the hyperparameters in which it can differ from other runs of its sweep. */
function createNaming(spaces: readonly Space[]): (planned: PlannedRun) => string {
  const names = hyperparameterNames.filter(
    (name) => name === 'learningRate' || isVaried(spaces, name),
  );
  return ({ hyperparameters }) => {
    const params = paramsOf(hyperparameters, 1);
    return names.map((name) => `${name} ${params[name]}`).join(', ');
  };
}
