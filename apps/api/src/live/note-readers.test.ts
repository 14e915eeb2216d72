import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createNoteReaders } from './note-readers.ts';

test('notes all sweeps of one turn together, each again after 4 s, and at once if Redis does not have it or does not answer', async () => {
  const calls: (readonly string[])[] = [];
  let [at, answer] = [0, async () => ['new']];
  const store = {
    noteWatched(ids: readonly string[]) {
      calls.push(ids);
      return answer();
    },
  };
  const noteReaders = createNoteReaders(store, () => at);
  const note = async (...ids: string[][]) => {
    for (const each of ids) noteReaders(each);
    await nextTurn();
    await nextTurn();
    return calls.splice(0);
  };
  expect(await note(['a', 'new'], ['b', 'a'])).toEqual([['a', 'new', 'b']]);
  expect(await note(['a', 'new', 'b'])).toEqual([['new']]);
  at = 4_000;
  answer = () => Promise.reject(new Error('Redis is away'));
  expect(await note(['b'])).toEqual([['b']]);
  answer = async () => [];
  expect(await note(['b'])).toEqual([['b']]);
  expect(await note(['b'])).toEqual([]);
});
