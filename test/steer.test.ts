// Sweeps that are paused, resumed, tried again and given another priority, on real workers.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Run, Sweep, SweepRequest, Trial } from '@sweepq/queue';
import { UnrecoverableError, Worker } from 'bullmq';
import { expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import {
  readRunsInProgress,
  useConnection,
  useQueues,
  waitForEmptyQueue,
} from './support/queues.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

type Service = Awaited<ReturnType<typeof useService>>;

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);
/** Runs of several seconds, however fast the engine. */
const long = { learningRate: 0.001, iterations: 1_000_000 };
const short = { learningRate: 0.001, iterations: [10, 20] };

test('of two sweeps one is paused and one cancelled: no thread trains within a second, and the first goes on to its end', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const workers = [await service.startWorker(), await service.startWorker()];
  const space = { ...long, iterations: [10, 300_000] };
  const paused = await service.submit({ space: { ...space, seed: seeds(3) } });
  const cancelled = await service.submit({ space: { ...space, seed: seeds(9).slice(3) } });
  const areBothTrained = async () => {
    const sweeps = await Promise.all([paused, cancelled].map(({ id }) => service.readSweep(id)));
    return sweeps.every(({ counts }) => counts.running > 0 && counts.completed > 0);
  };
  await waitUntil('both are being trained', areBothTrained);

  const startedAt = performance.now();
  const [held, ended] = await Promise.all([
    steer(service, paused.id, 'pause'),
    steer(service, cancelled.id, 'cancel'),
  ]);
  expect([held.status, held.answer.status]).toEqual([202, 'paused']);
  expect([ended.status, ended.answer.status]).toEqual([202, 'cancelled']);
  await waitUntil('no thread trains', async () => {
    const inProgress = await Promise.all(workers.map(readRunsInProgress));
    return inProgress.every((runs) => runs === 0);
  });
  expect(performance.now() - startedAt).toBeLessThan(1_000);

  for (const { id } of [paused, cancelled]) await waitForEmptyQueue(queues, id);
  for (const { id } of [paused, cancelled]) expectToAddUp(await service.readSweep(id));
  const { counts } = await service.readSweep(paused.id);
  expect(counts).toMatchObject({ running: 0, failed: 0, cancelled: 0 });
  expect(counts.queued).toBeGreaterThan(0);

  const { answer } = await steer(service, paused.id, 'resume');
  expect(answer.status).toBe('running');
  expect(await service.waitForSweep(paused.id)).toMatchObject({
    status: 'completed',
    counts: { total: 6, completed: 6, failed: 0 },
  });
  expect((await service.readSweep(cancelled.id)).status).toBe('cancelled');
  await expectSameAsUninterrupted(service, paused, { space: { ...space, seed: seeds(3) } });
});

test('a paused sweep does not hold up another, and its runs come after what was queued meanwhile', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker();
  const first = await service.submit({ space: { ...long, seed: seeds(500) } });
  await waitUntil('it is being trained', async () => {
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

test('a sweep can be paused before anybody plans it, and time and again while it is planned and trained', async () => {
  const service = await useService();
  const space = { ...short, learningRate: seeds(40).map((k) => 0.001 + k / 1e5), seed: seeds(25) };
  const sweep = await service.submit({ space });
  expect((await steer(service, sweep.id, 'pause')).answer.status).toBe('paused');
  await service.startWorker();
  await service.startWorker();
  await steer(service, sweep.id, 'resume');
  for (let k = 0; k < 6; k++) {
    const { counts } = await service.readSweep(sweep.id);
    await waitUntil('it has come further', async () => {
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
}, 120_000);

test('the failed trials of a sweep are tried again by a worker that can, and only those for the cause that is named', async () => {
  const service = await useService();
  const bad = await service.startWorker({ homeDir: '/nowhere', threads: 2 });
  const sweep = await service.submit({ space: { ...short, seed: seeds(2) } });
  const failed = await service.waitForSweep(sweep.id);
  expect(failed).toMatchObject({ status: 'failed', counts: { total: 4, failed: 4 } });
  const [trial] = await service.listTrials(sweep.id);
  const cause = trial?.failure?.code;
  await bad.stop();

  const none = await steer(service, sweep.id, 'retry', { status: 'failed', cause: 'worker-lost' });
  expect(none).toMatchObject({
    status: 409,
    answer: { type: 'urn:sweepq:problem:nothing-to-retry' },
  });
  expect(cause).toBe('dataset-not-found');
  const answer = runDocsLine(service, 'Retry', sweep.id) as Sweep;
  expect([answer.status, answer.finishedAt]).toEqual(['queued', null]);
  expect((await steer(service, sweep.id, 'retry', { status: 'failed' })).answer.type).toBe(
    'urn:sweepq:problem:sweep-open',
  );
  await service.startWorker();
  expect(await service.waitForSweep(sweep.id)).toMatchObject({
    status: 'completed',
    counts: { total: 4, completed: 4, failed: 0, queued: 0 },
  });
  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs`);
  expect(items.map(({ status, failure }) => [status, failure])).toEqual([
    ['completed', null],
    ['completed', null],
  ]);
  await expectSameAsUninterrupted(service, sweep, { space: { ...short, seed: seeds(2) } });
});

test('a retry that is paused before anybody has carried it out is carried out after the resume', async () => {
  const service = await useService();
  const bad = await service.startWorker({ homeDir: '/nowhere', threads: 2 });
  const sweep = await service.submit({ space: { ...short, seed: seeds(2) } });
  expect((await service.waitForSweep(sweep.id)).counts.failed).toBe(4);
  await bad.stop();
  expect((await steer(service, sweep.id, 'retry', { status: 'failed' })).status).toBe(202);
  expect((await steer(service, sweep.id, 'pause')).answer.status).toBe('paused');
  await service.startWorker();
  await steer(service, sweep.id, 'resume');
  expect(await service.waitForSweep(sweep.id)).toMatchObject({
    status: 'completed',
    counts: { total: 4, completed: 4, failed: 0 },
  });
});

test('a planner that is run again does not wait for jobs that have failed by then', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const sweep = await service.submit({ space: { ...short, seed: seeds(2) } });
  const options = { connection: useConnection(service), prefix: service.prefix };
  // A planner adds a run and dies; the run goes under with every worker that takes it.
  const planner = new Worker(queues.sweeps.name, null, options);
  const job = await planner.getNextJob('planner');
  expect(job?.id).toBe(sweep.id);
  const parent = { id: sweep.id, queue: job?.queueQualifiedName ?? '' };
  const opts = { jobId: `${sweep.id}-r0`, parent, ignoreDependencyOnFailure: true };
  await queues.runs.add('lost', { sweepId: sweep.id } as never, opts);
  const trainer = new Worker(queues.runs.name, null, options);
  const lost = await trainer.getNextJob('trainer');
  await lost?.moveToFailed(
    new UnrecoverableError('job stalled more than allowable limit'),
    'trainer',
  );
  await job?.moveToWait('planner');
  await Promise.all([planner.close(), trainer.close()]);

  await service.startWorker();
  expect(await service.waitForSweep(sweep.id)).toMatchObject({
    status: 'completed',
    counts: { total: 4, completed: 2, failed: 2 },
  });
});

test('a sweep that is given a higher priority overtakes the one in front of it', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const space = { learningRate: 0.001, iterations: 2_000 };
  const first = await service.submit({ space: { ...space, seed: seeds(300) } });
  const second = await service.submit({ space: { ...space, seed: seeds(60) }, priority: 'low' });
  const { answer } = await steer(service, second.id, 'priority', { priority: 'high' });
  expect(answer.priority).toBe('high');
  await service.startWorker({ threads: 1 });
  const done = await service.waitForSweep(second.id);
  expect(done.counts.completed).toBe(60);
  const { counts } = await service.readSweep(first.id);
  expect(counts.completed).toBeLessThan(60);
  await steer(service, first.id, 'priority', { priority: 'low' });
  await waitUntil('its runs have changed places', async () => {
    const [job] = await queues.runs.getPrioritized(0, 0);
    return job === undefined || (job.priority ?? 0) > 1_000_000;
  });
  await steer(service, first.id, 'cancel');
});

test('what cannot be steered is refused with a reason', async () => {
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
    [
      'priority',
      { priority: 'urgent' },
      'Expected `priority` to be "high", "normal" or "low", got `urgent`.',
    ],
    ['priority', {}, 'Expected `priority` to be "high", "normal" or "low", got nothing.'],
    ['retry', { status: 'completed' }, 'Expected `status` to be "failed", got `completed`.'],
    ['retry', { status: 'failed', cause: 'A B' }, 'Expected `cause` to be the `failure.code`'],
  ];
  for (const [verb, body, detail] of bodies) {
    const response = await post(service, `/v1/sweeps/${sweep.id}/${verb}`, body);
    expect(response.status).toBe(400);
    expect((await readProblem(response)).detail).toContain(detail);
  }
  for (const verb of ['pause', 'resume', 'cancel']) {
    expect((await steer(service, 'swp_01arz3ndektsv4rrffq69g5fav', verb)).status).toBe(404);
  }
  expect((await steer(service, sweep.id, 'retry', { status: 'failed' })).status).toBe(409);
});

/** Runs the line under a heading of docs/api.md. */
function runDocsLine({ api }: Service, heading: string, sweepId: string): unknown {
  const text = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8');
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  const line = /^```bash\n(.*?)^```$/ms.exec(section)?.[1] ?? '';
  const script = line.replaceAll('localhost:3000', new URL(api.url).host);
  const env = { ...process.env, SWEEP: sweepId };
  return JSON.parse(execFileSync('bash', ['-c', script], { encoding: 'utf8', env }));
}

async function steer(service: Service, id: string, verb: string, body?: unknown) {
  const response = await post(service, `/v1/sweeps/${id}/${verb}`, body);
  const answer = (await response.json()) as Sweep & { type?: string; detail?: string };
  return { status: response.status, answer };
}

const post = ({ api }: Service, path: string, body?: unknown) =>
  fetch(new URL(path, api.url), {
    method: 'POST',
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

function expectToAddUp({ counts }: Sweep) {
  const { total, ...each } = counts;
  expect(Object.values(each).reduce((sum, count) => sum + count)).toBe(total);
}

/** The results of a sweep equal, to the bit, those of one that nobody interfered with. */
async function expectSameAsUninterrupted(
  service: Service,
  sweep: Sweep,
  request: Omit<SweepRequest, 'dataset'>,
) {
  const other = await service.submit(request);
  await service.waitForSweep(other.id);
  const resultsOf = async (id: string) =>
    (await service.listTrials(id))
      .map(({ params, metrics, modelSha256 }: Trial) => ({ params, metrics, modelSha256 }))
      .sort((a, b) => JSON.stringify(a.params).localeCompare(JSON.stringify(b.params)));
  expect(await resultsOf(sweep.id)).toEqual(await resultsOf(other.id));
}
