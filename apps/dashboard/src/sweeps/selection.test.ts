import type { Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import { matches, queryOf, type SweepSelection } from './selection.ts';

const all: SweepSelection = { text: '', status: 'all', tags: [], archived: false };
const sweep = {
  ...{ id: 'swp_1', name: 'Rates', note: null, tags: ['nightly', 'a "b"'], status: 'running' },
  ...{ archived: false, spec: { dataset: { name: 'catvnoncat' } } },
} as unknown as Sweep;

test('asks for all sweeps without a filter, and quotes tags in a filter', () => {
  expect(queryOf(all)).toEqual({});
  expect(queryOf({ text: ' cats ', status: 'paused', tags: ['a "b\\'], archived: true })).toEqual({
    filter: 'archived = true AND status = paused AND tags:"a \\"b\\\\"',
    text: 'cats',
  });
});

test.each<[string, Partial<SweepSelection>, boolean]>([
  ['no filter', {}, true],
  ['its status', { status: 'running' }, true],
  ['another status', { status: 'failed' }, false],
  ['all of its tags', { tags: ['nightly', 'a "b"'] }, true],
  ['a tag that it lacks', { tags: ['nightly', 'b'] }, false],
  ['the archive', { archived: true }, false],
  ['a part of its name in another case', { text: 'rAT' }, true],
  ['a part of its dataset', { text: 'noncat' }, true],
  ['another text', { text: 'dogs' }, false],
])('matches a sweep against %s', (_what, change, isMatch) => {
  expect(matches(sweep, { ...all, ...change })).toBe(isMatch);
});
