import { useRedis } from '@sweepq/testing/redis.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { type Job, Queue, Worker } from 'bullmq';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createFitness } from './fitness.ts';

const error = new Error('no disk');

function useFitness(others = { isAlone: false }) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const calls: string[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const fitness = createFitness({
    ...{ failuresUntilOut: 5, outForMs: 60_000, isAlone: () => others.isAlone, log },
    pause: () => void calls.push('pause'),
    resume: (mode) => void calls.push(mode),
  });
  let runs = 0;
  /** Fails a run. Returns whether the run was returned to the queue. */
  const fail = () => {
    fitness.begun();
    runs += 1;
    const isReturned = fitness.failing(`run ${runs}`, error);
    fitness.ended('failed');
    return isReturned;
  };
  const end = (verdict: 'completed' | 'neither') => {
    fitness.begun();
    fitness.ended(verdict);
  };
  return { fitness, calls, fail, end };
}

test('stops taking runs after 5 failures in a row, and returns the fifth run to the queue', () => {
  const { fitness, calls, fail } = useFitness();
  expect(Array.from({ length: 5 }, fail)).toEqual([false, false, false, false, true]);
  expect([calls, fitness.isOut]).toEqual([['pause'], true]);
  expect(fitness.reason).toContain('5 runs in a row have failed on this worker');
  expect(fitness.reason).toContain('no disk');
});

test('keeps taking runs, which fail with their reason, when there is no other worker', () => {
  const { fitness, calls, fail } = useFitness({ isAlone: true });
  expect(Array.from({ length: 6 }, fail)).toEqual(Array.from({ length: 6 }, () => false));
  expect([calls, fitness.isOut]).toEqual([[], false]);
});

test('takes runs again when the last other worker leaves, also during a test run', () => {
  for (const waitedMs of [5_000, 60_000]) {
    const others = { isAlone: false };
    const { fitness, calls, fail } = useFitness(others);
    for (let k = 0; k < 5; k++) fail();
    vi.advanceTimersByTime(waitedMs);
    fitness.workersCounted();
    expect(fitness.isOut).toBe(true);
    others.isAlone = true;
    fitness.workersCounted();
    expect([fitness.isOut, calls.at(-1)]).toEqual([false, 'normal']);
    expect(Array.from({ length: 6 }, fail)).toEqual(Array.from({ length: 6 }, () => false));
    vi.advanceTimersByTime(600_000);
    expect(calls.at(-1)).toBe('normal');
  }
});

test('a completed run resets the count of failures in a row, and a stopped run does not', () => {
  const { fitness, fail, end } = useFitness();
  for (let k = 0; k < 4; k++) fail();
  end('completed');
  for (let k = 0; k < 4; k++) fail();
  expect(fitness.isOut).toBe(false);
  end('neither');
  fail();
  expect(fitness.isOut).toBe(true);
});

test('takes one test run after 60 s, and stops again when it fails', () => {
  const { fitness, calls, fail } = useFitness();
  for (let k = 0; k < 5; k++) fail();
  vi.advanceTimersByTime(59_999);
  expect(calls).toEqual(['pause']);
  vi.advanceTimersByTime(1);
  expect(calls).toEqual(['pause', 'test']);
  fitness.begun();
  expect(calls.at(-1)).toBe('pause');
  expect(fitness.failing('another run', error)).toBe(false);
  fitness.ended('failed');
  vi.advanceTimersByTime(60_000);
  expect(calls.at(-1)).toBe('test');
  expect(fitness.isOut).toBe(true);
});

test('takes runs again when the test run completes', () => {
  const { fitness, calls, fail, end } = useFitness();
  for (let k = 0; k < 5; k++) fail();
  vi.advanceTimersByTime(60_000);
  end('completed');
  expect(calls).toEqual(['pause', 'test', 'pause', 'normal']);
  expect([fitness.isOut, fitness.reason]).toEqual([false, undefined]);
});

test('takes another test run after 60 s when the test run was stopped', () => {
  const { calls, fail, end } = useFitness();
  for (let k = 0; k < 5; k++) fail();
  vi.advanceTimersByTime(60_000);
  end('neither');
  vi.advanceTimersByTime(60_000);
  expect(calls.filter((word) => word === 'test')).toHaveLength(2);
});

test('takes runs again immediately when a run that began earlier completes', () => {
  const { fitness, calls, fail } = useFitness();
  fitness.begun();
  for (let k = 0; k < 5; k++) fail();
  fitness.ended('completed');
  expect(calls).toEqual(['pause', 'normal']);
});

test('counts a run that fails several times once', () => {
  const { fitness } = useFitness();
  for (let k = 0; k < 20; k++) expect(fitness.failing(`run ${k % 4}`, error)).toBe(false);
  expect(fitness.failing('run 4', error)).toBe(true);
});

test('takes no test run after stop', () => {
  const { fitness, calls, fail } = useFitness();
  for (let k = 0; k < 5; k++) fail();
  fitness.stop();
  vi.advanceTimersByTime(600_000);
  expect(calls).toEqual(['pause']);
});

test('a worker of BullMQ takes one test job at a time, and all jobs after one completes', async () => {
  const { redis: connection, prefix } = useRedis();
  let isSick = true;
  let processed = 0;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const fitness = createFitness({
    ...{ failuresUntilOut: 5, outForMs: 300, isAlone: () => false, log },
    pause: () => void worker.pause(true),
    resume(mode) {
      worker.concurrency = mode === 'test' ? 1 : 3;
      void worker.resume();
    },
  });
  const attend = async ({ id = '' }: Job) => {
    fitness.begun();
    processed += 1;
    if (isSick) fitness.failing(id, error);
    fitness.ended(isSick ? 'failed' : 'completed');
    if (isSick) throw error;
  };
  const queue = new Queue('jobs', { connection, prefix });
  await queue.addBulk(Array.from({ length: 40 }, (_, k) => ({ name: `${k}`, data: {} })));
  const worker: Worker = new Worker('jobs', attend, { connection, prefix, concurrency: 3 });
  onTestFinished(async () => {
    fitness.stop();
    await worker.close();
    await queue.close();
  });
  await waitUntil('it is out', async () => fitness.isOut);
  await waitUntil('no job is active', async () => (await queue.getActiveCount()) === 0);
  const whenOut = processed;
  const tried: number[] = [];
  worker.on('failed', () => tried.push(processed - whenOut));
  await waitUntil('three were tried', async () => tried.length === 3);
  expect(tried).toEqual([1, 2, 3]);
  isSick = false;
  await waitUntil(
    'all are done',
    async () => (await queue.getJobCountByTypes('wait', 'active')) === 0,
  );
  expect(await queue.getCompletedCount()).toBe(40 - whenOut - 3);
});
