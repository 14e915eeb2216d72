import { createLog } from '@sweepq/service';
import { useJobs } from '@sweepq/testing/taken-jobs.ts';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
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
