import { expect, test } from 'vitest';
import { createLog } from '../log/create-log.ts';
import { createShutdown } from './shutdown.ts';

const log = createLog({ service: 'test', level: 'silent' });

test('runs the phases once and in order when the shutdown is requested twice', async () => {
  const order: string[] = [];
  const phase = (name: string) => ({ name, timeoutMs: 1_000, stop: () => void order.push(name) });
  const shutdown = createShutdown({ log, phases: [phase('first'), phase('second')] });
  expect(await Promise.all([shutdown.run('a'), shutdown.run('b')])).toEqual([true, true]);
  expect(order).toEqual(['first', 'second']);
});

test('runs the later phases after a phase that fails or hangs, and returns false', async () => {
  let reached = false;
  const shutdown = createShutdown({
    log,
    phases: [
      { name: 'fails', timeoutMs: 1_000, stop: () => Promise.reject(new Error('no')) },
      {
        name: 'throws',
        timeoutMs: 1_000,
        stop: () => {
          throw new Error('no');
        },
      },
      { name: 'hangs', timeoutMs: 5, stop: () => new Promise(() => undefined) },
      {
        name: 'last',
        timeoutMs: 1_000,
        stop: () => {
          reached = true;
        },
      },
    ],
  });
  expect(await shutdown.run('test')).toBe(false);
  expect(reached).toBe(true);
});
