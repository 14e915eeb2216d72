// A run of less than 250 ms stores neither progress nor log lines with its job. Bull Board shows those of the stored curve.
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { type RunJobData, type RunProgress, runJobData } from '@sweepq/contract';
import type { Queues } from '@sweepq/queue';
import { type CurveColumns, createYielder, type Store } from '@sweepq/store';
import {
  createNotes,
  cutColumns,
  decodeColumns,
  lineOf,
  reportedPoints,
  thinColumns,
} from '@sweepq/store/curves';
import { hasCurve } from './format-job.ts';

type AdapterOptions = ConstructorParameters<typeof BullMQAdapter>[1];
type Job = NonNullable<Awaited<ReturnType<BullMQAdapter['getJob']>>>;
type Curves = Pick<Store, 'readStoredCurves'>;

/** Tells Bull Board that a queue supports no rate limit, so that the page hides the buttons for it. */
export class QueueAdapter extends BullMQAdapter {
  override get supportsGlobalRateLimit() {
    return false;
  }
}

export class RunsAdapter extends QueueAdapter {
  private readonly store: Curves;

  constructor(queue: Queues['runs'], options: AdapterOptions, store: Curves) {
    super(queue, options);
    this.store = store;
  }

  override async getJob(id: string) {
    const job = await super.getJob(id);
    if (job !== undefined) await showCurves(this.store, [job]);
    return job;
  }

  override async getJobs(...args: Parameters<BullMQAdapter['getJobs']>) {
    const jobs = await super.getJobs(...args);
    await showCurves(this.store, jobs);
    return jobs;
  }

  override async getJobLogs(id: string) {
    const logs = await super.getJobLogs(id);
    const job = logs.length > 0 ? undefined : await super.getJob(id);
    const run = job && parseEnded(job);
    if (run === undefined) return logs;
    const [curve] = await readCurves(this.store, [run]);
    return curve ? [linesOf(curve).join('\n')] : logs;
  }
}

/** Sets the progress of ended jobs that have none. */
async function showCurves(store: Curves, jobs: readonly Job[]): Promise<void> {
  const without = jobs.flatMap((job) => {
    const run = hasCurve(job.progress) ? undefined : parseEnded(job);
    return run ? [{ job, run }] : [];
  });
  const curves = await readCurves(
    store,
    without.map(({ run }) => run),
  );
  for (const [k, { job, run }] of without.entries()) {
    const curve = curves[k];
    if (curve) job.progress = progressOf(curve, run);
  }
}

/** Returns the data of a job that has ended. Undefined also for data that another version has written. */
const parseEnded = (job: Job): RunJobData | undefined =>
  job.finishedOn === undefined ? undefined : runJobData.safeParse(job.data).data;

/** Returns the curve of each run, up to the last iteration of its job. */
async function readCurves(
  store: Curves,
  runs: readonly RunJobData[],
): Promise<(CurveColumns | undefined)[]> {
  const yieldToEventLoop = createYielder();
  const read = await Promise.all(
    runs.map(({ sweepId, run }) => store.readStoredCurves({ sweepId, runs: [run] })),
  );
  const curves: (CurveColumns | undefined)[] = [];
  for (const [k, [bytes]] of read.entries()) {
    await yieldToEventLoop();
    curves.push(bytes ? cutColumns(decodeColumns(bytes), goalOf(runs[k])) : undefined);
  }
  return curves;
}

const goalOf = (run: RunJobData | undefined) => run?.readings.at(-1)?.iterations ?? 0;

function progressOf(curve: CurveColumns, run: RunJobData): RunProgress {
  const { at, costs } = thinColumns(curve, reportedPoints);
  return {
    iteration: curve.iterations,
    iterations: goalOf(run),
    cost: costs.at(-1) ?? null,
    curve: Array.from(at, (iteration, k) => [iteration, costs[k] as number]),
  };
}

function linesOf(curve: CurveColumns): string[] {
  const { iterations, costs } = curve;
  const isThinned = costs.length < iterations;
  if (!isThinned) return createNotes(iterations)(costs).map(lineOf);
  const { at, costs: kept } = thinColumns(curve, linesOfThinned);
  return Array.from(at, (iteration, k) => lineOf([iteration, kept[k] as number]));
}

const linesOfThinned = 100;
