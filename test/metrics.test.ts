import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test('api and worker export metrics of their work, without labels for sweeps or trials', async () => {
  const service = await useService({ apart: true });
  const worker = await service.startWorker();
  const sweep = await service.submit({
    space: { learningRate: [0.001, 0.005], iterations: [10, 20] },
  });
  await service.waitForSweep(sweep.id);
  // The record of a sweep ends a few milliseconds before the job of the sweep.
  const { sweeps } = useQueues(service);
  await waitUntil('the job of the sweep is completed', async () => {
    return (await sweeps.getCompletedCount()) === 1;
  });

  const ofApi = await readMetrics(service.api.url);
  expect(ofApi).toContain('bullmq_job_count{queue="runs",state="completed"} 2');
  expect(ofApi).toContain('bullmq_job_count{queue="sweeps",state="completed"} 1');
  const posted = 'method="POST",route="/v1/sweeps",status="2xx"';
  expect(ofApi).toContain(`sweepq_http_request_duration_seconds_count{${posted}} 1`);
  expect(ofApi).toContain('sweepq_workers 1');
  expect(ofApi).toContain('sweepq_workers_threads 2');
  expect(ofApi).toContain('sweepq_queue_oldest_wait_seconds{queue="runs"} 0');
  expect(ofApi).toContain('sweepq_redis_up 1');
  expect(ofApi).toContain('sweepq_redis_suitable 1');
  expect(ofApi).toMatch(/sweepq_redis_latency_seconds 0\.\d+/);
  expect(ofApi).toMatch(/sweepq_redis_used_memory_bytes \d{6,}/);
  expect(ofApi).toMatch(/sweepq_redis_max_memory_bytes \d+/);
  expect(ofApi).toContain('sweepq_build_info{service="api"');

  const ofWorker = await readMetrics(worker.url);
  expect(ofWorker).toContain('sweepq_runs_total{status="completed"} 2');
  expect(ofWorker).toContain('sweepq_trials_total{status="completed"} 4');
  expect(ofWorker).toContain('sweepq_iterations_total 40');
  expect(ofWorker).toContain('sweepq_runs_in_progress 0');
  expect(ofWorker).toContain('sweepq_run_duration_seconds_count 2');
  expect(ofWorker).toContain('sweepq_run_queue_wait_seconds_count 2');
  expect(ofWorker).toContain('sweepq_threads 2');
  expect(ofWorker).toContain('sweepq_threads_busy 0');
  expect(ofWorker).toMatch(/sweepq_commit_duration_seconds_count [2-9]/);
  expect(ofWorker).toContain('sweepq_checkpoints_total 2');
  expect(ofWorker).toMatch(/sweepq_checkpoint_bytes_total \d{3,}/);
  expect(ofWorker).toMatch(/sweepq_cache_requests_total\{answer="hit"\} \d/);
  expect(ofWorker).toContain('sweepq_runs_returned_total{cause="crash"} 0');
  expect(ofWorker).toContain('sweepq_stalled_jobs_total{queue="runs"} 0');
  const last = /sweepq_last_run_completed_timestamp_seconds (\d+)/.exec(ofWorker)?.[1];
  expect(Date.now() / 1000 - Number(last)).toBeLessThan(60);
  for (const text of [ofApi, ofWorker]) {
    expect(text).not.toContain(sweep.id);
    await expectPromtoolIsContent(text);
  }
});

test('an api has at most 500 series after any requests', async () => {
  const service = await useService();
  const { paths } = await service.get<{ paths: Record<string, object> }>('/openapi.json');
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'MADEUP'];
  const names = Object.keys(paths).filter((path) => !path.includes('events'));
  expect(names.length).toBeGreaterThan(25);
  const asked = [...names, '/admin/queues', '/admin/queues/x', '/x', '/v1/x', '/docs', '/login'];
  for (const path of asked) {
    const url = new URL(path.replaceAll(/\{\w+\}/g, 'nothing'), service.api.url);
    await Promise.all(methods.map((method) => fetch(url, { method }).catch(() => undefined)));
  }
  const text = await readMetrics(service.api.url);
  expect(countSeries(text)).toBeGreaterThan(150);
  expect(countSeries(text)).toBeLessThanOrEqual(500);
});

test('more runs add at most 20 series to a worker, which has at most 500 series', async () => {
  const service = await useService();
  const worker = await service.startWorker();
  const train = async (seed: number[]) => {
    const sweeps = await Promise.all(
      [0.001, 1e308].map((learningRate) =>
        service.submit({ space: { learningRate, iterations: [5, 10], seed } }),
      ),
    );
    for (const { id } of sweeps) await service.waitForSweep(id);
  };
  await train([1, 2, 3]);
  const before = countSeriesWithoutGc(await readMetrics(worker.url));
  expect(before).toBeGreaterThan(50);
  await train([4, 5, 6, 7]);
  const text = await readMetrics(worker.url);
  expect(countSeriesWithoutGc(text)).toBeLessThanOrEqual(before + 20);
  expect(countSeries(text)).toBeLessThanOrEqual(500);
});

const countSeries = (text: string) => text.match(/^[a-z].*$/gm)?.length ?? 0;
/** Counts all series except those of the garbage collection: each kind of collection adds 9 series when it first happens. */
const countSeriesWithoutGc = (text: string) => countSeries(text.replace(/^nodejs_gc_.*$/gm, ''));

const readMetrics = async (url: string) => (await fetch(new URL('/metrics', url))).text();

/** Checks with Prometheus' linter, if it is installed. */
async function expectPromtoolIsContent(text: string) {
  const complaints = await new Promise<string>((resolve, reject) => {
    const child = execFile('promtool', ['check', 'metrics'], (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') resolve('');
      else if (error && stdout + stderr === '') reject(error);
      else resolve(stdout + stderr);
    });
    // Without promtool the pipe breaks.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text);
  });
  expect(complaints).toBe('');
}
