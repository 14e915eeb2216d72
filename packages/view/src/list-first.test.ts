import { expect, test } from 'vitest';
import { listFirst } from './list-first.ts';

test.each([
  [['cat'], 'cat'],
  [['ball', 'cat', 'boat'], 'ball, cat, boat'],
  [['ball', 'cat', 'boat', 'tree', 'fish'], 'ball, cat, boat and 2 more'],
])('%j with at most 3 texts is %j', (texts, shown) => {
  expect(listFirst(texts, 3)).toBe(shown);
});
