import { parseSort } from '@sweepq/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIndex, isText } from './cursor.ts';
import { nextLink } from './next-link.ts';
import { type Entry, takeEntries } from './sort-items.ts';

const paths = ['a', 'b'];
const values = fc.tuple(
  fc.oneof(fc.constantFrom(0, 1, -0.1, 1e300, 5e-324), fc.constant(null)),
  fc.oneof(fc.constantFrom('x', 'é', ''), fc.constant(null)),
);
const lists = fc
  .uniqueArray(fc.nat(99), { maxLength: 12 })
  .chain((ids) =>
    fc
      .array(values, { minLength: ids.length, maxLength: ids.length })
      .map((all) => ids.map((id, k): Entry<number> => ({ id, values: all[k] ?? [] }))),
  );
const sorts = fc.constantFrom('a,b', '-a,b', 'a,-b', '-a,-b');

test('pages of every size together have each entry once, in the order of one page', () => {
  fc.assert(
    fc.property(lists, sorts, fc.integer({ min: 1, max: 5 }), (entries, sort, limit) => {
      const asked = { of: ['x'], sort: parseSort(sort, paths), filter: undefined, isId: isIndex };
      const whole = takeEntries(entries, { ...asked, limit: 100, cursor: undefined });
      expect(whole.nextCursor).toBeNull();
      expect(whole.page.map(({ id }) => id).toSorted()).toEqual(
        entries.map(({ id }) => id).toSorted(),
      );
      const paged: Entry<number>[] = [];
      let cursor: string | undefined;
      do {
        const { page, nextCursor } = takeEntries(entries, { ...asked, limit, cursor });
        paged.push(...page);
        cursor = nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(paged).toEqual(whole.page);
    }),
  );
});

test('entries without a value are the last in both directions', () => {
  const entries = [null, 2, null, 1].map((value, id) => ({ id, values: [value] }));
  const asked = { of: ['x'], filter: undefined, limit: 9, cursor: undefined, isId: isIndex };
  const order = (sort: string, tie: 'asc' | 'desc' = 'asc') =>
    takeEntries(entries, { ...asked, sort: parseSort(sort, paths), tie }).page.map(({ id }) => id);
  expect(order('a')).toEqual([3, 1, 0, 2]);
  expect(order('-a')).toEqual([1, 3, 0, 2]);
  expect(order('a', 'desc')).toEqual([3, 1, 2, 0]);
});

test('a cursor of another list, sort or type of id is refused', () => {
  const entries = ['p', 'q', 'r'].map((id) => ({ id, values: [id] }));
  const sort = parseSort('a', paths);
  const asked = { of: ['x'], sort, filter: undefined, limit: 1, isId: isText };
  const { nextCursor } = takeEntries(entries, { ...asked, cursor: undefined });
  const cursor = nextCursor ?? '';
  expect(takeEntries(entries, { ...asked, cursor }).page).toEqual([entries[1]]);
  for (const other of [{ of: ['y'] }, { sort: parseSort('-a', paths) }]) {
    expect(() => takeEntries(entries, { ...asked, ...other, cursor })).toThrow('Expected `cursor`');
  }
  expect(() => takeEntries<number, Entry<number>>([], { ...asked, isId: isIndex, cursor })).toThrow(
    'Expected `cursor`',
  );
  for (const bad of ['', 'x', `${cursor}x`, Buffer.from('{}').toString('base64url')]) {
    expect(() => takeEntries(entries, { ...asked, cursor: bad })).toThrow('Expected `cursor`');
  }
});

test('the link to the next page keeps the other parameters, and begins with the base path', () => {
  expect(nextLink('/sweepq', '/v1/sweeps?filter=name%20%3D%20%22a%26b%22&cursor=x', 'y')).toBe(
    '</sweepq/v1/sweeps?filter=name+%3D+%22a%26b%22&cursor=y>; rel="next"',
  );
  expect(nextLink('', 'http://host:1/v1/runs', 'y')).toBe('</v1/runs?cursor=y>; rel="next"');
});
