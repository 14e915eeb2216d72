import { expect, test, vi } from 'vitest';
import type { Log } from './create-log.ts';
import { createTroubleReporter } from './report-trouble.ts';

test('logs an error immediately, and a repeated error only every 10 s with the number of suppressed ones', () => {
  const warn = vi.fn();
  let now = 0;
  const report = createTroubleReporter({ warn } as unknown as Log, 'trouble', () => now);
  const [one, another] = [new Error('one'), new Error('another')];
  for (const error of [one, one, another, one]) report(error);
  expect(warn.mock.calls).toEqual([
    [{ err: one }, 'trouble'],
    [{ err: another }, 'trouble'],
  ]);
  now = 10_000;
  report(one);
  expect(warn).toHaveBeenLastCalledWith({ err: one, suppressed: 2 }, 'trouble');
});
