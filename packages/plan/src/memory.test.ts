import { expect, test } from 'vitest';
import { createMemory } from './memory.ts';
import type { Steps } from './steps.ts';

/** A computation of one step. */
function* make<T>(value: T): Steps<T> {
  yield;
  return value;
}
const fail = () => expect.fail('The value was computed again.');

test('computes a value once for the same objects and for objects with the same content', () => {
  const memory = createMemory<object>(2);
  const [a, b] = [{ a: 1 }, { b: 1 }];
  const value = memory.get([a, b], () => make({}));
  expect(memory.get([a, b], fail)).toBe(value);
  expect(memory.get([{ a: 1 }, { b: 1 }], fail)).toBe(value);
  expect(memory.get([a, { b: 2 }], () => make({}))).not.toBe(value);
});

test('drops the least recently used value when the cache is full', () => {
  const memory = createMemory<number>(2);
  let made = 0;
  const ask = (content: number) => memory.get([{ content }], () => make(made++));
  expect([1, 2, 1, 3, 1, 2].map(ask)).toEqual([0, 1, 0, 2, 0, 3]);
});

test('a value that two callers prepare at the same time is computed once, with pauses', async () => {
  const memory = createMemory<number>(2);
  let [begun, pauses] = [0, 0];
  function* count(): Steps<number> {
    begun += 1;
    for (let k = 0; k < 1_000; k++) yield;
    return begun;
  }
  const pause = async () => {
    pauses += 1;
  };
  const [a, b] = [{ a: 1 }, { a: 1 }];
  await Promise.all([memory.prepare([a], count, pause), memory.prepare([b], count, pause)]);
  expect([memory.get([a], fail), memory.get([b], fail), begun]).toEqual([1, 1, 1]);
  expect(pauses).toBeGreaterThan(10);
});

test('a prepared value is found by its objects after the cache has dropped it', async () => {
  const memory = createMemory<number>(1);
  const source = { a: 1 };
  await memory.prepare(
    [source],
    () => make(1),
    async () => {},
  );
  expect(memory.get([{ b: 1 }], () => make(2))).toBe(2);
  expect(memory.get([source], fail)).toBe(1);
});
