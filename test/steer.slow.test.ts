// Pause, resume and priority of sweeps.
import { expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { useQueues, waitForEmptyQueue } from './support/queues.ts';
import { useService } from './support/service.ts';
import {
  expectToAddUp,
  long,
  post,
  type Service,
  seeds,
  short,
  steer,
} from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

test('a paused sweep does not delay another sweep', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker();
  const first = await service.submit({ space: { ...long, seed: seeds(500) } });
  await waitUntil('the first sweep is trained', async () => {
    const { counts } = await service.readSweep(first.id);
    return counts.running > 0;
  });
  await steer(service, first.id, 'pause');
  await waitForEmptyQueue(queues, first.id);
  const second = await service.submit({ space: { ...short, seed: seeds(20) } });
  expect(await service.waitForSweep(second.id)).toMatchObject({ counts: { completed: 40 } });
  expect((await service.readSweep(first.id)).status).toBe('paused');
  await steer(service, first.id, 'cancel');
  await waitForEmptyQueue(queues, first.id);
  expectToAddUp(await service.readSweep(first.id));
});

test('a sweep that is paused before its planning, and several times during planning and training, completes', async () => {
  const service = await useService();
  const space = { ...short, learningRate: seeds(40).map((k) => 0.001 + k / 1e5), seed: seeds(25) };
  const sweep = await service.submit({ space });
  expect((await steer(service, sweep.id, 'pause')).answer.status).toBe('paused');
  await service.startWorker();
  await service.startWorker();
  await steer(service, sweep.id, 'resume');
  for (let k = 0; k < 6; k++) {
    const { counts } = await service.readSweep(sweep.id);
    await waitUntil('more trials are completed', async () => {
      const present = await service.readSweep(sweep.id);
      return present.finishedAt !== null || present.counts.completed > counts.completed;
    });
    await steer(service, sweep.id, 'pause');
    await steer(service, sweep.id, 'resume');
  }
  expect(await service.waitForSweep(sweep.id)).toMatchObject({
    status: 'completed',
    counts: { total: 2_000, completed: 2_000, failed: 0, queued: 0, running: 0 },
  });
}, 300_000);

test('runs of a sweep with a raised priority are trained before those of an earlier sweep', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const space = { learningRate: 0.001, iterations: 2_000 };
  const first = await service.submit({ space: { ...space, seed: seeds(300) } });
  const second = await service.submit({ space: { ...space, seed: seeds(60) }, priority: 'low' });
  expect(await service.client.edit(second.id, { priority: 'high' })).toMatchObject({
    priority: 'high',
  });
  // The queue is paused until both sweeps are planned. Otherwise the worker would train runs of the first sweep while it plans the second.
  await queues.runs.pause();
  await service.startWorker({ threads: 1 });
  await waitUntil('both sweeps are planned', async () => {
    return (await queues.sweeps.getWaitingChildrenCount()) === 2;
  });
  await queues.runs.resume();
  const done = await service.waitForSweep(second.id);
  expect(done.counts.completed).toBe(60);
  const { counts } = await service.readSweep(first.id);
  expect(counts.completed).toBeLessThan(60);
  await service.client.edit(first.id, { priority: 'low' });
  await waitUntil('the runs have the new priority', async () => {
    const [job] = await queues.runs.getPrioritized(0, 0);
    return job === undefined || (job.priority ?? 0) > 1_000_000;
  });
  await steer(service, first.id, 'cancel');
});

test('refuses invalid changes of a sweep with a reason', async () => {
  const service = await useService();
  await service.startWorker();
  const sweep = await service.submit({ space: short });
  await service.waitForSweep(sweep.id);
  for (const verb of ['pause', 'resume']) {
    expect(await steer(service, sweep.id, verb)).toMatchObject({
      status: 409,
      answer: { detail: expect.stringContaining('got one that is completed') },
    });
  }
  const bodies: [verb: string, body: unknown, detail: string][] = [
    ['retry', { status: 'completed' }, 'Expected `status` to be "failed", got `completed`.'],
    ['retry', { status: 'failed', cause: 'A B' }, 'Expected `cause` to be the `failure.code`'],
  ];
  for (const [verb, body, detail] of bodies) {
    const response = await post(service, `/v1/sweeps/${sweep.id}/${verb}`, body);
    expect(response.status).toBe(400);
    expect((await readProblem(response)).detail).toContain(detail);
  }
  const edits: [body: object, status: number, detail: string][] = [
    [
      { priority: 'urgent' },
      400,
      'Expected `priority` to be "high", "normal" or "low", got `urgent`.',
    ],
    [{ priority: 'high', name: 'late' }, 409, 'got one that is completed'],
  ];
  for (const [body, status, detail] of edits) {
    const response = await patch(service, sweep.id, body);
    expect(response.status).toBe(status);
    expect((await readProblem(response)).detail).toContain(detail);
  }
  expect(await service.readSweep(sweep.id)).toMatchObject({ name: null, priority: 'normal' });
  for (const verb of ['pause', 'resume', 'cancel']) {
    expect((await steer(service, 'swp_01arz3ndektsv4rrffq69g5fav', verb)).status).toBe(404);
  }
  expect((await steer(service, sweep.id, 'retry', { status: 'failed' })).status).toBe(409);
});

test('a change that the sweep already has is answered with 200, other changes with 202', async () => {
  const service = await useService();
  const { id } = await service.submit({ space: short });
  const statuses: [verb: string, status: number][] = [
    ...([
      ['resume', 200],
      ['pause', 202],
      ['pause', 200],
      ['resume', 202],
    ] as const),
    ...([
      ['cancel', 202],
      ['cancel', 200],
    ] as const),
  ].map(([verb, status]) => [verb, status]);
  for (const [verb, status] of statuses) {
    expect([verb, (await steer(service, id, verb)).status]).toEqual([verb, status]);
  }
});

const patch = ({ api }: Service, id: string, body: object) =>
  fetch(new URL(`/v1/sweeps/${id}`, api.url), {
    method: 'PATCH',
    headers: { 'content-type': 'application/merge-patch+json' },
    body: JSON.stringify(body),
  });
