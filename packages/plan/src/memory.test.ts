import { expect, test } from 'vitest';
import { createMemory } from './memory.ts';

test('makes a value once for the same objects, and once for objects with the same content', () => {
  const remembered = createMemory<object>(2);
  const [a, b] = [{ a: 1 }, { b: 1 }];
  const value = remembered([a, b], () => ({}));
  const fail = () => expect.fail('It was made again.');
  expect(remembered([a, b], fail)).toBe(value);
  expect(remembered([{ a: 1 }, { b: 1 }], fail)).toBe(value);
  expect(remembered([a, { b: 2 }], () => ({}))).not.toBe(value);
});

test('forgets the least recently used text', () => {
  const remembered = createMemory<number>(2);
  let made = 0;
  const ask = (content: number) => remembered([{ content }], () => made++);
  expect([1, 2, 1, 3, 1, 2].map(ask)).toEqual([0, 1, 0, 2, 0, 3]);
});
