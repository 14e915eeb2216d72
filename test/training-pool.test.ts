// The pool of training threads of a worker, with the built program of the threads.
import { loadDataset, prepareDataset, synthesiseDataset } from '@sweepq/core';
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

function usePool({ form = 'gram' as 'gram' | 'direct' }) {
  const pool = createTrainingPool({ threads: 1 });
  onTestFinished(() => pool.close());
  return { pool, data: prepareDataset(dataset, { form, slots: 1 }) };
}
