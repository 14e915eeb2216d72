import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

test('lends each slot to one borrower at a time, in the order of the requests', async () => {
  const slots = createSlots(2);
  const used = new Set<number>();
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const borrow = (borrower: number) =>
    slots.lend(async (slot) => {
      expect(used.has(slot)).toBe(false);
      used.add(slot);
      begun.push(borrower);
      await new Promise<void>((resolve) => void ends.push(resolve));
      used.delete(slot);
    });
  const all = [0, 1, 2, 3].map(borrow);
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  for (let ended = 0; ended < 4; ended++) {
    await expect.poll(() => ends.length, { timeout: 30_000 }).toBeGreaterThan(ended);
    ends[ended]?.();
  }
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('takes a slot back when its borrower fails', async () => {
  const slots = createSlots(1);
  await expect(slots.lend(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await slots.lend(async (slot) => slot)).toBe(0);
});

test('removes a waiting borrower when its signal is aborted', async () => {
  const slots = createSlots(1);
  const ended = new AbortController();
  const first = slots.lend(() => once(ended.signal, 'abort'));
  const impatient = new AbortController();
  const second = slots.lend(async () => 'never', impatient.signal);
  const third = slots.lend(async (slot) => slot);
  impatient.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  ended.abort();
  await first;
  expect(await third).toBe(0);
  await expect(slots.lend(async () => 'never', impatient.signal)).rejects.toThrow('enough');
});
