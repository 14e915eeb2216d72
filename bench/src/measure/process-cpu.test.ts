import { expect, test } from 'vitest';
import { divideWorkerCpu, parseStat, readProcessCpu } from './process-cpu.ts';

const stat = `7 (a) b (c) S 1 7 7 0 -1 4194560 900 0 0 0 150 25 0 0 20 0 11 0 100 1000 200`;

test('reads user and system time after the name of the program, which can contain brackets', () => {
  expect(parseStat(stat)).toBe(1.75);
});

test('the threads with most processor time, apart from the main thread, are the training threads', () => {
  const before = { total: 1, threads: new Map([[7, 1]]) };
  const threads = new Map([
    [7, 1.5],
    [8, 0.25],
    [9, 2],
    [10, 3],
  ]);
  const cpu = divideWorkerCpu(7, 2, [before, { total: 7, threads }]);
  expect(cpu).toEqual({ training: 5, main: 0.5, other: 0.5 });
});

test.runIf(process.platform === 'linux')('reads the processor time of this process', async () => {
  const cpu = await readProcessCpu(process.pid);
  expect(cpu?.total).toBeGreaterThan(0);
  expect(cpu?.threads.get(process.pid)).toBeGreaterThan(0);
  expect(await readProcessCpu(-1)).toBeUndefined();
});
