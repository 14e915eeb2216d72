// Where and when runs were trained: the last attempts of a run, as JSON and as an Arrow table.
import { type Attempt, collect } from '@sweepq/client';
import { tableFromIPC, type Vector } from 'apache-arrow';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { type Service, useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const moments = ['queuedAt', 'startedAt', 'preparedAt', 'trainedAt', 'reportedAt'] as const;
const timesOf = (attempt: Attempt) => moments.map((name) => Date.parse(attempt[name] ?? ''));

const listRuns = (service: Service, id: string) => collect(service.client.listRuns(id));

const workerIds = async (service: Service) =>
  (await service.get<{ items: { id: string }[] }>('/v1/workers')).items.map(({ id }) => id);

test('each attempt names its worker and its thread, and its moments ascend', async () => {
  const service = await useService();
  const before = Date.now();
  await Promise.all([service.startWorker({ threads: 2 }), service.startWorker({ threads: 1 })]);
  const ids = await waitUntil('two workers are listed', async () => {
    const ids = await workerIds(service);
    return ids.length === 2 && ids;
  });
  const seed = Array.from({ length: 12 }, (_, k) => k);
  const { id } = await service.submit({
    space: { learningRate: 0.001, iterations: [100, 2_000], seed },
  });
  await service.waitForSweep(id);
  const runs = await listRuns(service, id);
  expect(runs).toHaveLength(12);
  const attempts = runs.map(({ attempts, lastAttempts }) => {
    expect(attempts).toBe(1);
    expect(lastAttempts).toHaveLength(1);
    return lastAttempts?.[0] as Attempt;
  });
  for (const [k, attempt] of attempts.entries()) {
    const times = timesOf(attempt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(before);
    expect(times.at(-1)).toBeLessThanOrEqual(Date.now());
    // The time in the thread is that of the run, up to the precision of a moment and the time that two messages take.
    const trainedMs = (times[3] ?? 0) - (times[2] ?? 0);
    expect(trainedMs).toBeGreaterThanOrEqual((runs[k]?.trainedMs ?? Number.NaN) - 1);
  }
  expect(new Set(attempts.map(({ workerId }) => workerId))).toEqual(new Set(ids));
  const threads = new Map(ids.map((each) => [each, new Set<number | null>()]));
  for (const { workerId, thread } of attempts) threads.get(workerId)?.add(thread);
  expect([...threads.values()].map((each) => [...each].toSorted()).toSorted()).toEqual([
    [0],
    [0, 1],
  ]);
  // A thread trains one run at a time.
  for (const workerId of ids) {
    const spans = attempts
      .filter((attempt) => attempt.workerId === workerId && attempt.thread === 0)
      .map(timesOf)
      .toSorted((a, b) => (a[2] as number) - (b[2] as number));
    for (const [k, span] of spans.entries()) {
      const next = spans[k + 1];
      if (next) expect(next[2]).toBeGreaterThanOrEqual((span[3] as number) - 1);
    }
  }
  expect(await service.client.readRun(runs[3]?.id ?? '')).toEqual(runs[3]);

  const table = await readTable(service, id);
  expect(table.numRows).toBe(12);
  const read = (name: string) => [...(table.getChild(name) as Vector)];
  expect(read('run')).toEqual(runs.map(({ index }) => index));
  expect(read('status')).toEqual(runs.map(({ status }) => status));
  expect(read('workerId')).toEqual(attempts.map(({ workerId }) => workerId));
  expect(read('thread')).toEqual(attempts.map(({ thread }) => thread));
  for (const [k, name] of moments.entries()) {
    expect(read(name)).toEqual(attempts.map((attempt) => timesOf(attempt)[k]));
  }
  expect(read('finishedAt')).toEqual(runs.map(({ finishedAt }) => Date.parse(finishedAt ?? '')));
  expect(table.schema.metadata.get('sweepId')).toBe(id);

  const { stdout } = await runCli(service, ['run', 'show', `${id}-r3`]);
  const { workerId, thread } = attempts[3] as Attempt;
  expect(stdout).toMatch(
    new RegExp(`attempts +worker ${workerId} thread ${thread}, queued .*, prepared .*, trained `),
  );
});

const tableUrl = (service: Service, id: string) =>
  `${service.api.url}/v1/sweeps/${id}/attempts.arrow`;

async function readTable(service: Service, id: string) {
  const pieces: Uint8Array[] = [];
  for await (const piece of await service.client.streamAttemptsArrow(id)) pieces.push(piece);
  return tableFromIPC(Buffer.concat(pieces));
}

test('a run that was paused has two attempts, and the second one was queued after the first one had ended', async () => {
  const service = await useService();
  await service.startWorker({ threads: 1 });
  const { id } = await service.submit({ space: { learningRate: 0.001, iterations: 1_000_000 } });
  const runningThread = async () => {
    const [run] = await listRuns(service, id);
    const attempt = run?.lastAttempts?.at(-1);
    // The first report of the thread, after 250 ms, names it.
    return run?.status === 'running' && attempt?.thread === 0 && attempt;
  };
  const working = await waitUntil('the run has a thread', runningThread);
  expect(working).toMatchObject({ trainedAt: null, reportedAt: null });
  const tag = (await fetch(tableUrl(service, id))).headers.get('etag') ?? '';
  await service.client.pause(id);
  await waitUntil('the run is queued', async () => {
    const [run] = await listRuns(service, id);
    return run?.status === 'queued';
  });
  const paused = await fetch(tableUrl(service, id), { headers: { 'if-none-match': tag } });
  expect([paused.status, tableFromIPC(new Uint8Array(await paused.arrayBuffer())).numRows]).toEqual(
    [200, 1],
  );
  const same = await fetch(tableUrl(service, id), {
    headers: { 'if-none-match': paused.headers.get('etag') ?? '' },
  });
  expect(same.status).toBe(304);
  await service.client.resume(id);
  await waitUntil('the run has a thread again', runningThread);
  await service.client.cancel(id);
  await service.waitForSweep(id);
  const both = await waitUntil('the cut is stored', async () => {
    const attempts = (await listRuns(service, id))[0]?.lastAttempts ?? [];
    return attempts.length === 2 && attempts[1]?.reportedAt != null && attempts;
  });
  const [first, second] = both.map(timesOf);
  expect([...(first ?? []), ...(second ?? [])]).toEqual(
    [...(first ?? []), ...(second ?? [])].toSorted((a, b) => a - b),
  );
});

test('a run whose results are reused has no attempt, and the table of its sweep has no row', async () => {
  const service = await useService();
  await service.startWorker();
  const space = { learningRate: 0.002, iterations: 20 };
  const first = await service.submit({ space });
  await service.waitForSweep(first.id);
  const again = await service.submit({ space, reuse: true });
  await service.waitForSweep(again.id);
  expect((await listRuns(service, again.id))[0]).toMatchObject({ attempts: 0, lastAttempts: [] });
  const table = await readTable(service, again.id);
  expect([table.numRows, table.numCols]).toEqual([0, 10]);
});

test('the table of an unknown sweep is a problem', async () => {
  const service = await useService();
  const answer = await fetch(tableUrl(service, 'swp_unknown'));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    404,
    expect.stringContaining('application/problem+json'),
  ]);
});
