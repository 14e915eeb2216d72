import {
  clearJobId,
  deadlineJobId,
  type QueueName,
  runJobId,
  type SweepSpec,
  sweepJobId,
} from '@sweepq/contract';
import { countRuns, rungsOf } from '@sweepq/plan';
import type { Queues } from '@sweepq/queue';
import type { RemovalProgress, Store } from '@sweepq/store';
import { chunksOf } from '../chunks/chunks-of.ts';

type Deps = { store: Pick<Store, 'findJobs' | 'listDeliveryIds'>; queues: Queues };

type JobsOfSweep = {
  id: string;
  /** Undefined if the sweep has no record. Then it has no runs either. */
  spec: SweepSpec | undefined;
  /** The last known generation. A concurrent resume may have added a job of the next one. */
  last: number;
};

type RemoveOptions = JobsOfSweep & {
  /** Called before each chunk. Returns false if the sweep is not deleted any more. */
  begin: (progress: RemovalProgress) => Promise<boolean>;
  signal: AbortSignal | undefined;
};

type Removal = { found: number; locked: number };

type Removing = Pick<RemoveOptions, 'signal'> & {
  queue: Exclude<QueueName, 'upkeep'>;
  jobIds: Iterable<string>;
  /** Called with the number of jobs that were looked for before. */
  begin: (done: number) => Promise<boolean>;
};

/** The number of jobs removed at a time. Between two chunks the main thread can renew its locks. */
const chunkJobs = 250;

/**
 * Removes all jobs of a deleted sweep from their queues, in any state. A planner may add runs meanwhile, so the search repeats until it
 * finds no job. Returns `some` if some jobs are active, `stopped` if the signal was aborted, and `kept` if Redis has lost the deletion mark:
 * then the sweep is not deleted.
 */
export async function removeJobs(
  deps: Deps,
  { id, spec, last, begin, signal }: RemoveOptions,
): Promise<'none' | 'some' | 'stopped' | 'kept'> {
  for (let isFirst = true; ; isFirst = false) {
    const deliveryIds = await deps.store.listDeliveryIds(id);
    const ofRuns = countJobsOfRuns({ spec, last });
    const jobsOfSweep = sweepJobIds({ id, last });
    const total = ofRuns + jobsOfSweep.length + deliveryIds.length;
    let found = 0;
    for (const [queue, jobIds, before] of [
      ['runs', runJobIds({ id, spec, last }), 0],
      ['sweeps', jobsOfSweep, ofRuns],
      ['webhooks', deliveryIds, ofRuns + jobsOfSweep.length],
    ] as const) {
      const beginAt = (done: number) => begin({ done: isFirst ? before + done : total, total });
      const removal = await removeFrom(deps, { queue, jobIds, begin: beginAt, signal });
      if (removal === 'stopped' || removal === 'kept') return removal;
      if (removal.locked > 0) return 'some';
      found += removal.found;
    }
    if (found === 0) return 'none';
  }
}

const generationsTo = (last: number) => Array.from({ length: last + 2 }, (_, k) => k);

const sweepJobIds = ({ id, last }: Pick<JobsOfSweep, 'id' | 'last'>): string[] =>
  generationsTo(last).flatMap((generation) =>
    [sweepJobId, clearJobId, deadlineJobId].map((jobId) => jobId(id, generation)),
  );

const runsOf = (spec: SweepSpec | undefined) => (spec === undefined ? 0 : countRuns(spec));

const countJobsOfRuns = ({ spec, last }: Pick<JobsOfSweep, 'spec' | 'last'>) =>
  runsOf(spec) * rungsFor(spec).length * generationsTo(last).length;

/** In a sweep with pruning, a run can have a job for each rung. */
const rungsFor = (spec: SweepSpec | undefined): (number | undefined)[] =>
  (spec && rungsOf(spec))?.map((_, rung) => rung) ?? [undefined];

function* runJobIds({ id, spec, last }: JobsOfSweep): Generator<string> {
  const runs = runsOf(spec);
  for (const generation of generationsTo(last)) {
    for (let run = 0; run < runs; run++) {
      for (const rung of rungsFor(spec)) yield runJobId(id, run, generation, rung);
    }
  }
}

/** The maximum number of runs in `jobsRemovedLast`: a check of more jobs would block Redis too long. */
const mostRuns = 5_000;

/** Returns the jobs that were removed last. If Redis loses its last writes, these jobs exist again. */
export const jobsRemovedLast = (jobs: JobsOfSweep) => ({
  runs: [...runJobIds(jobs)].slice(-mostRuns),
  sweeps: sweepJobIds(jobs),
});

async function removeFrom(
  { store, queues }: Deps,
  { queue, jobIds, begin, signal }: Removing,
): Promise<Removal | 'stopped' | 'kept'> {
  const removal: Removal = { found: 0, locked: 0 };
  let done = 0;
  for (const chunk of chunksOf(jobIds, chunkJobs)) {
    if (signal?.aborted) return 'stopped';
    if (!(await begin(done))) return 'kept';
    done += chunk.length;
    const found = await store.findJobs(queue, chunk);
    const codes = await Promise.all(
      found.map((jobId) => queues[queue].remove(jobId, { removeChildren: false })),
    );
    removal.found += found.length;
    removal.locked += codes.filter((code) => code === 0).length;
  }
  return removal;
}
