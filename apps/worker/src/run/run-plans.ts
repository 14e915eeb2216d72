// Compares the data of a run's job with the plan of the sweep. The plan decides what a run trains. The job has a copy of the planned values,
// and any program that can write to Redis can change this copy. Without the check, the shown hyperparameters of a trial could differ from
// the trained ones.
import { isDeepStrictEqual } from 'node:util';
import { parseRunJobData, type RunJobData, runId, type SweepSpec } from '@sweepq/contract';
import { countRuns, planRun, rungsOf, runJobDataOf } from '@sweepq/plan';
import type { LineLog } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import { type Job, UnrecoverableError } from 'bullmq';
import type { RunJobId } from './attempt.ts';

type Deps = { store: Pick<Store, 'readSweep'>; log: Pick<LineLog, 'warn'> };

/** The number of cached specs. Runs in progress belong to a few sweeps at a time. */
const keptSpecs = 32;

export type RunPlans = ReturnType<typeof createRunPlans>;

export function createRunPlans({ store, log }: Deps) {
  const specs = new Map<string, SweepSpec>();

  async function readSpec(sweepId: string, key: string): Promise<SweepSpec> {
    const sweep = await store.readSweep(sweepId);
    if (sweep === undefined) throw new UnrecoverableError(`The sweep ${sweepId} no longer exists.`);
    specs.delete(key);
    specs.set(key, sweep.spec);
    const [oldest] = specs.keys();
    if (specs.size > keptSpecs && oldest !== undefined) specs.delete(oldest);
    return sweep.spec;
  }

  return {
    /** Returns the spec of the sweep of a job that was read before; undefined if the spec is not cached any more. */
    specOf({
      sweepId,
      generation,
    }: Pick<RunJobId, 'sweepId' | 'generation'>): SweepSpec | undefined {
      return specs.get(`${sweepId} ${generation}`);
    },

    /**
     * Returns the planned data of a run's job. If the data of the job differ from the plan, corrects the job. Throws an
     * `UnrecoverableError` if no plan contains the job; then nothing is written to the store.
     */
    async read(
      job: Pick<Job<RunJobData>, 'data' | 'updateData'>,
      id: RunJobId | undefined,
    ): Promise<RunJobData> {
      // A generation of a sweep has one spec, because an extension begins the next generation.
      const key = `${id?.sweepId} ${id?.generation}`;
      const cached = specs.get(key);
      const isPlanned = cached && id && JSON.stringify(job.data) === planAsText(cached, id);
      // The planner has written this text, so zod need not parse the data. The comparison is faster.
      if (isPlanned) return job.data;
      const data = parseRunJobData(job.data);
      if (id === undefined) {
        throw new UnrecoverableError('The id of this job is not the id of a run.');
      }
      const text = planAsText(await readSpec(id.sweepId, key), id);
      if (text === undefined) {
        throw new UnrecoverableError('The sweep of this job has no such run.');
      }
      const expected: RunJobData = JSON.parse(text);
      if (isDeepStrictEqual(data, expected)) return data;
      const about = { sweepId: id.sweepId, runId: runId(id.sweepId, id.index) };
      log.warn(
        { ...about, got: data, expected },
        'the job of a run differs from the plan: corrected it',
      );
      await job.updateData(expected);
      return expected;
    },
  };
}

/** Returns the planned data of a run's job as the planner stores them, in JSON. Undefined if the plan does not have the run. */
function planAsText(
  spec: SweepSpec,
  { index: run, generation, rung }: RunJobId,
): string | undefined {
  if (run >= countRuns(spec)) return undefined;
  // A sweep with pruning has jobs with a rung only, and other sweeps have none.
  const rungs = rungsOf(spec);
  if (rungs === undefined ? rung !== undefined : rungs[rung ?? -1] === undefined) return undefined;
  return JSON.stringify(runJobDataOf(spec, generation, planRun(spec, run), rung));
}
