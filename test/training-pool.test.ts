// The pool of training threads of a worker, with the built program of the threads.

import type { PreparedData } from '@sweepq/core';
import { loadDataset, prepareDataset, prepareFolds, synthesiseDataset } from '@sweepq/core';
import { expect, onTestFinished, test } from 'vitest';
import { createTrainingPool } from '../apps/worker/dist/threads/training-pool.js';

const dataset = await loadDataset(await synthesiseDataset());
const spec = {
  ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  readings: [50],
};
const run = { spec, start: undefined, signal: new AbortController().signal, onMessage: () => {} };

test.each(['gram', 'direct'] as const)(
  'a run in the %s form ends early when its signal is aborted, and returns its partial result',
  async (form) => {
    const { pool, data } = usePool({ form });
    const stopping = new AbortController();
    const long = { ...spec, readings: [1_000_000] };
    const onMessage = () => stopping.abort('cancelled');
    const { end } = await pool.train({
      ...run,
      data,
      spec: long,
      signal: stopping.signal,
      onMessage,
    });
    expect(end.status).toBe('stopped');
    expect(end.iterations).toBeGreaterThan(0);
    expect(end.iterations).toBeLessThan(1_000_000);
  },
);

test('an invalid run is refused, and the next run can use its memory slot', async () => {
  const { pool, data } = usePool({});
  const bad = { ...spec, readings: [] };
  await expect(pool.train({ ...run, data, spec: bad })).rejects.toMatchObject({
    message: expect.stringContaining('Expected `readings`'),
    code: 'bad-run',
    retriable: false,
  });
  expect((await pool.train({ ...run, data })).end.status).toBe('completed');
});

test('a run that waits for a thread ends when it is aborted', async () => {
  const { pool, data } = usePool({});
  const [first, second] = [new AbortController(), new AbortController()];
  const long = { ...spec, readings: [1_000_000] };
  const training = pool.train({ ...run, data, spec: long, signal: first.signal });
  const waiting = pool.train({ ...run, data, signal: second.signal });
  second.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  first.abort('shutdown');
  expect((await training).end.status).toBe('stopped');
});

test('a run that was stopped does not stop the next run of its slot, even if it is stopped again then', async () => {
  const { pool, data } = usePool({});
  let stopFirst = () => {};
  const { end } = await pool.train({
    ...{ ...run, data, spec: { ...spec, readings: [1_000_000] } },
    onThread(_, discard) {
      stopFirst = discard;
    },
    onMessage: () => stopFirst(),
  });
  expect(end.status).toBe('stopped');
  const next = await pool.train({ ...run, data, onThread: () => stopFirst() });
  expect(next.end).toMatchObject({ status: 'completed', iterations: 50 });
});

test('runs on all folds at the same time in two threads have the bits of runs on datasets that hold out the fold', async () => {
  const pool = createTrainingPool({ threads: 2 });
  onTestFinished(() => pool.close());
  const network = { layers: [4], activation: 'relu', initialization: 'he' } as const;
  const specs = [spec, { ...spec, network }];
  const division = { folds: 3, seed: 1 };
  const { whole, parts } = prepareFolds(dataset, division, { slots: 2 });
  const hashes = (all: readonly PreparedData[]) =>
    Promise.all(
      specs.flatMap((each) =>
        all.map(async (data) => (await pool.train({ ...run, data, spec: each })).end.modelSha256),
      ),
    );
  const alone = [0, 1, 2].map((fold) =>
    prepareDataset(dataset, { validation: { ...division, fold }, slots: 2 }),
  );
  const found = await hashes([whole, ...parts]);
  expect(found).toEqual(await hashes([prepareDataset(dataset, { slots: 2 }), ...alone]));
  expect(new Set(found).size).toBe(8);
});

function usePool({ form = 'gram' as 'gram' | 'direct' }) {
  const pool = createTrainingPool({ threads: 1 });
  onTestFinished(() => pool.close());
  return { pool, data: prepareDataset(dataset, { form, slots: 1 }) };
}
