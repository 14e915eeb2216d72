// Bull Board has routes that change jobs. The api must refuse them for queued jobs.
import { parseRunJobId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const board = '/admin/queues/api/queues';

test('Bull Board cannot add or change jobs, or remove waiting jobs', async () => {
  const service = await useService();
  const { runs, sweeps } = useQueues(service);
  const redis = useConnection(service);
  const send = (method: string, path: string, body: object = {}) =>
    fetch(new URL(`${board}${path}`, service.api.url), {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await send('PUT', '/runs/pause')).status).toBe(200);
  const { id } = await service.submit({ space: { learningRate: 0.0031, iterations: 300 } });
  await service.startWorker();
  const job = await waitUntil('the run is queued', () => runs.getJob(`${id}-r0`));
  const planned = job.data;
  const forged = { ...planned, hyperparameters: { ...planned.hyperparameters, learningRate: 0.1 } };
  const refused = [
    ['POST', '/runs/add', { name: 'x', data: {}, options: { jobId: 'wait' } }],
    ['POST', '/runs/add', { name: 'x', data: forged, options: { parent: { id, queue: 'x' } } }],
    ['PATCH', `/runs/${id}-r0/update-data`, { jobData: forged }],
    ['PATCH', `/sweeps/${id}/update-data`, { jobData: {} }],
    ['PUT', `/runs/${id}-r0/clean`],
    ['PUT', `/sweeps/${id}/clean`],
    ['PUT', '/runs/clean/prioritized'],
    ['PUT', '/runs/empty'],
    ['PUT', '/runs/obliterate', { force: true }],
    ['PUT', `/sweeps/${id}/remove-unprocessed-children`],
    ['PATCH', `/runs/${id}-r0/priority`, { priority: 1 }],
    ['PUT', '/runs/concurrency', { concurrency: 1 }],
    ['PUT', '/runs/rate-limit', { max: 1, duration: 1e9 }],
  ] as const;
  for (const [method, path, body] of refused) {
    const response = await send(method, path, body);
    expect(response.status, `${method} ${path}`).toBe(403);
    const { type, detail } = await readProblem(response);
    expect(type).toBe('urn:sweepq:problem:forbidden');
    expect(detail).toMatch(/`(POST|PATCH|DELETE) \/v1\/sweeps|`SWEEPQ_THREADS`/);
  }
  expect(await redis.exists(`${service.prefix}:runs:wait`)).toBe(0);
  expect((await runs.getJob(`${id}-r0`))?.data).toEqual(planned);
  expect(await sweeps.getJobState(id)).toBe('waiting-children');
  expect((await runs.getJobs()).map((each) => parseRunJobId(each.id ?? '')?.index)).toEqual([0]);
  expect((await send('PUT', '/runs/resume')).status).toBe(200);
  expect(await service.waitForSweep(id)).toMatchObject({ counts: { completed: 1 } });
  // Completed jobs may be removed.
  expect((await send('PUT', '/runs/clean/completed')).status).toBe(200);
  expect((await send('PUT', `/runs/${id}-r0/retry`)).status).toBe(403);
});
