import { expect, test } from 'vitest';
import { createMemory } from './memory.ts';

test('computes a value once for the same objects and for objects with the same content', () => {
  const cached = createMemory<object>(2);
  const [a, b] = [{ a: 1 }, { b: 1 }];
  const value = cached([a, b], () => ({}));
  const fail = () => expect.fail('The value was computed again.');
  expect(cached([a, b], fail)).toBe(value);
  expect(cached([{ a: 1 }, { b: 1 }], fail)).toBe(value);
  expect(cached([a, { b: 2 }], () => ({}))).not.toBe(value);
});

test('drops the least recently used value when the cache is full', () => {
  const cached = createMemory<number>(2);
  let made = 0;
  const ask = (content: number) => cached([{ content }], () => made++);
  expect([1, 2, 1, 3, 1, 2].map(ask)).toEqual([0, 1, 0, 2, 0, 3]);
});
