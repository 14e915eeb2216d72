import type { PreparedData } from '@sweepq/core';
import { expect, test } from 'vitest';
import { createKeptData } from './kept-data.ts';

const data = { m: 8 } as PreparedData;

test('keeps a dataset until the worker drops any dataset', () => {
  const kept = createKeptData();
  kept.forget({ forgotten: 0 });
  expect(kept.take({ dataId: 1, data: undefined })).toBeUndefined();
  expect(kept.take({ dataId: 1, data })).toBe(data);
  expect(kept.take({ dataId: 2, data: undefined })).toBeUndefined();
  kept.forget({ forgotten: 0 });
  expect(kept.take({ dataId: 1, data: undefined })).toBe(data);
  kept.forget({ forgotten: 1 });
  expect(kept.take({ dataId: 1, data: undefined })).toBeUndefined();
});
