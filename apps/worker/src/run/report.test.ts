import { createLog } from '@sweepq/service';
import { useJobs } from '@sweepq/testing/taken-jobs.ts';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createWorkerMetrics } from '../metrics/worker-metrics.ts';
import type { RunEnd, TrainingMessage } from '../threads/messages.ts';
import { createReporter } from './report.ts';

const log = createLog({ service: 'test', level: 'silent' });
/** The report of a thread at an iteration that is a point of the curve and of the log. */
const at = (iteration: number, cost: number): TrainingMessage['report'] => ({
  ...{ iteration, cost, readings: [], curve: undefined },
  points: [[iteration - 1, cost]],
  fresh: [[iteration - 1, cost]],
  noted: [[iteration, cost]],
});

test('sends the last progress and log lines when the run ends while a report is being sent', async () => {
  const { store, queues, spec, run, addRun, takeRun, now } = await useJobs({ iterations: [30] });
  await addRun();
  const { job } = await takeRun();
  const { attempt, begin } = await store.startRun(run, { startedAt: now });
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const slow: Pick<typeof store, 'reportProgress'> = {
    async reportProgress(progress) {
      const isAdded = await store.reportProgress(progress);
      await answered;
      return isAdded;
    },
  };
  let committed = Promise.resolve();
  const { report, flush } = createReporter(
    { store: { ...store, ...slow }, log, metrics: createWorkerMetrics(new Registry()) },
    job,
    { attempt, begin, from: 0, committed: () => committed },
  );

  report({ report: at(10, 0.6) });
  report({ report: at(20, 0.5) });
  const end = { status: 'completed', failure: null, finishedAt: now } as const;
  committed = store
    .commitRun({ ...run, objective: spec.objective, outcomes: [], attempt, end })
    .then(() => undefined);
  await committed;
  report({ report: at(30, 0.4), end: {} as RunEnd });
  answer();
  await flush();

  expect(job.progress).toMatchObject({ iteration: 30, cost: 0.4 });
  const { logs } = await queues.runs.getJobLogs(job.id ?? '');
  expect(logs.join('\n').split('\n')).toEqual([
    'Cost after iteration 10: 0.600000',
    'Cost after iteration 20: 0.500000',
    'Cost after iteration 30: 0.400000',
  ]);
});

test('stores neither progress nor log lines of a run that ends before its first report', async () => {
  const { store, queues, run, addRun, takeRun, now } = await useJobs({ iterations: [30] });
  await addRun();
  const { job } = await takeRun();
  const started = await store.startRun(run, { startedAt: now });
  const { report, flush } = createReporter(
    { store, log, metrics: createWorkerMetrics(new Registry()) },
    job,
    { ...started, from: 0, committed: async () => undefined },
  );
  report({ report: at(30, 0.4), end: { status: 'completed' } as RunEnd });
  await flush();
  const stored = await queues.runs.getJob(job.id ?? '');
  expect(stored?.progress).toBe(0);
  expect((await queues.runs.getJobLogs(job.id ?? '')).count).toBe(0);
});

test('reports at most one save in 10 s if nobody reads the progress of the sweep, and everything to a reader, each point once', async () => {
  const { store, redis, prefix, spec, run, addRun, takeRun, now } = await useJobs({
    iterations: [90],
  });
  await addRun();
  const { job } = await takeRun();
  const { attempt, begin } = await store.startRun(run, { startedAt: now });
  const { report, watch, flush } = createReporter(
    { store, log, metrics: createWorkerMetrics(new Registry()) },
    job,
    { attempt, begin, from: 0, committed: async () => undefined },
  );
  const send = async (iteration: number, part?: Uint8Array) => {
    report({ report: { ...at(iteration, 1 / iteration), part } });
    await flush();
  };
  const save = (iteration: number) => send(iteration, new Uint8Array(1));
  /** The points of each event. */
  const readPoints = async () => {
    const events = (await store.readEvents({ topic: spec.id, after: '0-0' }, 100)) ?? [];
    return events.flatMap(({ event }) =>
      event.type === 'progress' ? [event.points.map(([iteration]) => iteration)] : [],
    );
  };
  const clock = vi.spyOn(process.hrtime, 'bigint');
  onTestFinished(() => clock.mockRestore());
  const later = (ms: number) =>
    clock.mockReturnValue(process.hrtime.bigint() + BigInt(ms) * 1_000_000n);

  // The report of the first save is the last one: later points are in no stored part.
  await send(10);
  await save(20);
  await send(25);
  await save(30);
  expect(await readPoints()).toEqual([[9], [19]]);
  later(10_000);
  await send(35);
  expect(await readPoints()).toHaveLength(2);
  await save(40);
  await send(50);
  expect((await readPoints()).slice(2)).toEqual([[24, 29, 34, 39]]);

  await store.noteWatched([spec.id], 60_000);
  watch();
  await flush();
  for (const iteration of [60, 70]) await send(iteration);
  await save(80);
  await send(82);
  expect((await readPoints()).slice(3)).toEqual([[49], [59], [69], [79], [81]]);

  // With 400 runs in training, each reports every 2 s.
  await redis.hset(`${prefix}:store:sweep:${spec.id}`, 'running', '400');
  for (const iteration of [84, 85]) await send(iteration);
  later(1_999);
  await send(86);
  expect((await readPoints()).slice(8)).toEqual([[83]]);
  later(1);
  await send(88);
  expect((await readPoints()).slice(9)).toEqual([[84, 85, 87]]);
});
