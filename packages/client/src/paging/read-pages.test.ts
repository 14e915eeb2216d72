import { expect, test } from 'vitest';
import { collect, readPages } from './read-pages.ts';

const all = Array.from({ length: 25 }, (_, k) => k);

test('reads a list to its last page', async () => {
  const { readPage, asked } = listOf(all);
  expect(await collect(readPages(readPage, { pageSize: 10 }))).toEqual(all);
  expect(asked).toEqual([{ limit: 10 }, { limit: 10, cursor: '10' }, { limit: 10, cursor: '20' }]);
});

test('requests no more items than wanted, and no page before the previous page was read', async () => {
  const { readPage, asked } = listOf(all);
  expect(await collect(readPages(readPage, { pageSize: 10, most: 12 }))).toEqual(all.slice(0, 12));
  expect(asked).toEqual([{ limit: 10 }, { limit: 2, cursor: '10' }]);
  for await (const item of readPages(readPage, { pageSize: 10 })) if (item === 3) break;
  expect(asked).toHaveLength(3);
});

function listOf(items: readonly number[]) {
  const asked: object[] = [];
  const readPage = async (query: { limit: number; cursor?: string }) => {
    asked.push(query);
    const from = Number(query.cursor ?? 0);
    const to = from + query.limit;
    return { items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null };
  };
  return { readPage, asked };
}
