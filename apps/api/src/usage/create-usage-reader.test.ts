import type { Usage } from '@sweepq/store';
import { expect, test } from 'vitest';
import { createUsageReader } from './create-usage-reader.ts';

test('concurrent readers share one count, and its result is cached for 10 s', async () => {
  const { read, counts, pass } = useReader();
  const [one, two] = await Promise.all([read(), read()]);
  expect([counts(), one]).toEqual([1, two]);
  pass(9_999);
  expect(await read()).toBe(one);
  pass(1);
  expect((await read()).countedAt).toBe('2026-11-24T10:00:10.000Z');
  expect(counts()).toBe(2);
});

test('does not cache a failed count', async () => {
  const { read, counts, fail } = useReader();
  fail(true);
  await expect(Promise.all([read(), read()])).rejects.toThrow('away');
  expect(counts()).toBe(1);
  fail(false);
  await read();
  expect(counts()).toBe(2);
});

function useReader() {
  let ms = Date.parse('2026-11-24T10:00:00.000Z');
  let counted = 0;
  let fails = false;
  const countUsage = async () => {
    counted += 1;
    await new Promise(setImmediate);
    if (fails) throw new Error('Redis is away.');
    return { keys: counted, bytes: 0 } as Usage;
  };
  return {
    read: createUsageReader({ store: { countUsage }, now: () => new Date(ms) }),
    counts: () => counted,
    pass: (passed: number) => {
      ms += passed;
    },
    fail: (does: boolean) => {
      fails = does;
    },
  };
}
