// Groups of short runs in a real thread.
import { loadDataset, prepareDataset, synthesiseDataset } from '@sweepq/core';
import { createThreads } from '@sweepq/threads';
import { afterAll, expect, test } from 'vitest';
import type { SentMessage } from '../apps/worker/dist/threads/messages.d.ts';
import { createRunMessages } from '../apps/worker/dist/threads/run-messages.js';
import { createDataSender, sendGroup, sendRun } from '../apps/worker/dist/threads/send-runs.js';

/** The same seeds as in `poison-thread.mjs`. */
const seeds = { exits: 66_001, throws: 66_003 };

const trainingThreads = createThreads({
  program: new URL('./support/poison-thread.mjs', import.meta.url),
  maxThreads: 1,
  idleMs: Number.POSITIVE_INFINITY,
  resourceLimits: {},
  onMessage: (message) => messages.receive(message as SentMessage),
});
afterAll(() => trainingThreads.close());
const messages = createRunMessages();
const sending = { trainingThreads, messages, runWithData: createDataSender() };
const data = prepareDataset(await loadDataset(await synthesiseDataset()), {
  ...{ preprocessing: 'divide255', validation: undefined, slots: 1 },
});
const unit = { learningRate: 0.002, initScale: 0.01, l2: 0, momentum: 0, nesterov: false };
const stopped = new AbortController();
stopped.abort(new Error('enough'));

const requestOf = (seed: number, { signal } = new AbortController()) => ({
  ...{ data, start: undefined, spec: { ...unit, seed, readings: [3, 20] }, signal },
  onMessage: (): void => undefined,
});

/** Trains a group. Returns the hash of the model or the error of each run, by its seed, and the seeds of the runs that must be trained again. */
async function trainGroup(runs: ReturnType<typeof requestOf>[]) {
  const found = new Map<number, unknown>();
  const group = runs.map((run) => ({
    run,
    resolve: ({ end }: { end: { modelSha256: string; status: string } }) =>
      void found.set(run.spec.seed, end.status === 'completed' ? end.modelSha256 : end.status),
    reject: (error: unknown) => void found.set(run.spec.seed, error),
  }));
  const shared = new Int32Array(new SharedArrayBuffer(40));
  const [stopFlags, begun] = [shared.subarray(0, 9), shared.subarray(9)];
  const left = await sendGroup(sending, group, { slot: 0, forgotten: 0, stopFlags, begun });
  return { found, left: left.map(({ run }) => run.spec.seed) };
}

async function trainAlone(seed: number) {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const request = { ...requestOf(seed), slot: 0, forgotten: 0, stopFlag };
  return (await sendRun(sending, request)).end.modelSha256;
}

test('the runs of a group have the bits of runs that are trained alone, and each has its own error or stop', async () => {
  const runs = [requestOf(1), requestOf(seeds.throws), requestOf(2, stopped), requestOf(3)];
  const { found, left } = await trainGroup(runs);
  expect(left).toEqual([]);
  expect(found.get(1)).toBe(await trainAlone(1));
  expect(found.get(seeds.throws)).toMatchObject({ message: 'This disk cannot be read.' });
  expect(found.get(2)).toBe('stopped');
  expect(found.get(3)).toBe(await trainAlone(3));
});

test('if the thread dies, only the run that it had begun fails, and the others are left', async () => {
  const { found, left } = await trainGroup([1, seeds.exits, 3].map((seed) => requestOf(seed)));
  expect([...found.keys()]).toEqual([seeds.exits]);
  expect(found.get(seeds.exits)).toMatchObject({ code: 'thread-died' });
  expect(left).toEqual([1, 3]);
  expect((await trainGroup([requestOf(1)])).found.get(1)).toBe(await trainAlone(1));
});

test('a run of a group sends nothing before its end, also if it takes longer than predicted, so it can be trained again', async () => {
  let sent = 0;
  const onMessage = () => {
    sent += 1;
  };
  const spec = { ...unit, seed: 1, readings: [3, 100_000] };
  const { left } = await trainGroup([{ ...requestOf(1), spec, onMessage }, requestOf(seeds.exits)]);
  expect(left).toEqual([1]);
  expect(sent).toBe(0);
});
