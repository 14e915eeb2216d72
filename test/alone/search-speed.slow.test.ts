// How long an ask takes, in processor time: other processes of the machine do not count.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = new URL('../../packages/search/fixtures/time-asks.mjs', import.meta.url).pathname;

/** Returns the times of asks for the trials `end` − `count` … `end` − 1 of a history, in milliseconds. */
async function timeAsks(strategy: string, trials: number, count: number, end = trials) {
  const asks = Array.from({ length: count }, (_, k) => `${end - count + k}`);
  const args = [script, strategy, `${trials}`, ...asks];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as number[];
}

const medianOf = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

test('an ask of tpe takes at most 10 ms with 10 000 trials of 10 axes, and all asks together at most 60 s', async () => {
  expect(medianOf(await timeAsks('tpe', 10_000, 100))).toBeLessThanOrEqual(10);
  let seconds = 0;
  // Each of ten samples stands for a thousand asks: the median in milliseconds is the sum in seconds.
  for (let k = 0; k < 10; k++)
    seconds += medianOf(await timeAsks('tpe', 10_000, 9, 1000 * k + 500));
  expect(seconds).toBeLessThanOrEqual(60);
});

test('an ask of gp takes at most 100 ms with 200 trials of 10 axes, and at most 1 s when it fits the kernel', async () => {
  const times = await timeAsks('gp', 200, 30);
  expect(medianOf(times)).toBeLessThanOrEqual(100);
  expect(Math.max(...times)).toBeLessThanOrEqual(1000);
});
