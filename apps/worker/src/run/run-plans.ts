// Only the plan of a sweep decides what its runs train. The job has a copy of the values, and anyone who can write to Redis can
// change that copy. Without this check a trial could show one learning rate and have the result of another.
import { isDeepStrictEqual } from 'node:util';
import { parseRunJobData, parseRunJobId, type RunJobData, type SweepSpec } from '@sweepq/contract';
import { countRuns, planRun, runJobDataOf } from '@sweepq/plan';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import { type Job, UnrecoverableError } from 'bullmq';

type Deps = { store: Pick<Store, 'readSweep'>; log: Pick<Log, 'warn'> };

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
    /**
     * Returns the data of a run's job. If they differ from the plan, the job is corrected. Throws an `UnrecoverableError` if no plan
     * contains the job; then nothing is written to the store.
     */
    async read(job: Pick<Job<RunJobData>, 'id' | 'data' | 'updateData'>): Promise<RunJobData> {
      const data = parseRunJobData(job.data);
      const { sweepId, index, generation } = parseRunJobId(job.id ?? '') ?? {};
      if (sweepId === undefined || index === undefined || generation === undefined) {
        throw new UnrecoverableError('The id of this job is not the id of a run.');
      }
      const ref = { run: index, generation };
      // A generation of a sweep has one spec: an extension begins the next generation.
      const key = `${sweepId} ${generation}`;
      const known = specs.get(key);
      if (known !== undefined && isDeepStrictEqual(data, planned(known, ref))) return data;
      const expected = planned(await readSpec(sweepId, key), ref);
      if (expected === undefined) {
        throw new UnrecoverableError('The sweep of this job has no such run.');
      }
      if (isDeepStrictEqual(data, expected)) return data;
      log.warn({ got: data, expected }, 'the job of a run differs from the plan: corrected it');
      await job.updateData(expected);
      return expected;
    },
  };
}

/** The planned data in the form in which a job has them, after a round trip through JSON. */
function planned(
  spec: SweepSpec,
  { run, generation }: { run: number; generation: number },
): RunJobData | undefined {
  if (run >= countRuns(spec)) return undefined;
  return JSON.parse(JSON.stringify(runJobDataOf(spec, generation, planRun(spec, run))));
}
