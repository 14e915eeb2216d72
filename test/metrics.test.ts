import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';

test('api and worker tell Prometheus what they did, without a label by sweep or trial', async () => {
  const service = await useService({ apart: true });
  const worker = await service.startWorker();
  const sweep = await service.submit({
    space: { learningRate: [0.001, 0.005], iterations: [10, 20] },
  });
  await service.waitForSweep(sweep.id);

  const ofApi = await readMetrics(service.api.url);
  expect(ofApi).toContain('bullmq_job_count{queue="runs",state="completed"} 2');
  expect(ofApi).toContain('bullmq_job_count{queue="sweeps",state="completed"} 1');
  expect(ofApi).toMatch(
    /http_request_duration_seconds_count\{method="POST",route="\/v1\/sweeps",status="202"\} 1/,
  );
  expect(ofApi).toContain('sweepq_build_info{service="api"');

  const ofWorker = await readMetrics(worker.url);
  expect(ofWorker).toContain('sweepq_runs_total{status="completed"} 2');
  expect(ofWorker).toContain('sweepq_trials_total{status="completed"} 4');
  expect(ofWorker).toContain('sweepq_iterations_total 40');
  expect(ofWorker).toContain('sweepq_runs_in_progress 0');
  expect(ofWorker).toContain('sweepq_run_duration_seconds_count 2');
  expect(ofWorker).toContain('sweepq_run_queue_wait_seconds_count 2');
  for (const text of [ofApi, ofWorker]) {
    expect(text).not.toContain(sweep.id);
    await expectPromtoolIsContent(text);
  }
});

const readMetrics = async (url: string) => (await fetch(new URL('/metrics', url))).text();

/** Asks Prometheus' own linter where it is installed. */
async function expectPromtoolIsContent(text: string) {
  const complaints = await new Promise<string>((resolve, reject) => {
    const child = execFile('promtool', ['check', 'metrics'], (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') resolve('');
      else if (error && stdout + stderr === '') reject(error);
      else resolve(stdout + stderr);
    });
    // Not there: then there is nobody to read it either.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text);
  });
  expect(complaints).toBe('');
}
