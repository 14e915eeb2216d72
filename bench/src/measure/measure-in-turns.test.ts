import { expect, test } from 'vitest';
import { measureInTurns } from './measure-in-turns.ts';

test('measures each side in each round, after the warm-ups, which do not count', async () => {
  const order: string[] = [];
  const turnOf = (name: string, values: number[]) => ({
    ...{ name, unit: 'ms' as const },
    take() {
      order.push(name);
      return { value: values.shift() ?? Number.NaN, end: { cost: order.length } };
    },
  });
  const measured = await measureInTurns(
    [
      { ...turnOf('a', [900, 5, 1, 3]), warmUps: 1 },
      { ...turnOf('b', [10, 20, 30, 40, 50, 60]), times: 2 },
    ],
    { rounds: 3, signal: new AbortController().signal, report: () => undefined },
  );
  expect(order.join('')).toBe('aabbabbabb');
  expect(measured).toMatchObject([
    { name: 'a', median: 3, min: 1, max: 5, samples: [5, 1, 3], end: { cost: 1 } },
    { name: 'b', median: 35, min: 10, max: 60 },
  ]);
});

test('takes no further measurement after an abort', async () => {
  const controller = new AbortController();
  let taken = 0;
  const take = () => {
    taken += 1;
    controller.abort();
    return { value: 1 };
  };
  const measuring = measureInTurns([{ name: 'a', unit: 'ms', take }], {
    ...{ rounds: 3, signal: controller.signal, report: () => undefined },
  });
  await expect(measuring).rejects.toThrow();
  expect(taken).toBe(1);
});
