import { setImmediate as breathe } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ClientGoneError } from '../problems/problem.ts';
import { createPlaces, type RefusedAnswer } from './places.ts';

function usePlaces({ places = 1, waiting = 2, maxWaitMs = 60_000 } = {}) {
  const refused: RefusedAnswer[] = [];
  const dropped: string[] = [];
  const made: string[] = [];
  const doing = new Map<string, () => void>();
  const line = createPlaces({
    ...{ places, waiting, maxWaitMs },
    onRefused: (reason) => refused.push(reason),
    onDropped: (state) => dropped.push(state),
  });
  /** Requests an answer of this name, which runs until `finish`. */
  const ask = (name: string, options: { isBegun?: boolean; signal?: AbortSignal } = {}) => {
    const [caller = ''] = name;
    const signal = options.signal ?? new AbortController().signal;
    const answer = line.lend({ caller, ...options, signal }, async () => {
      made.push(name);
      await new Promise<void>((resolve) => doing.set(name, resolve));
      return name;
    });
    answer.catch(() => undefined);
    return answer;
  };
  const finish = async (name: string) => {
    await breathe();
    doing.get(name)?.();
    await breathe();
  };
  return { line, refused, dropped, made, ask, finish };
}

test('makes as many answers at a time as there are places, and the next when one is done', async () => {
  const { line, made, ask, finish } = usePlaces({ places: 2 });
  const answers = ['a1', 'a2', 'a3'].map((name) => ask(name));
  await breathe();
  expect([made, line.running, line.waiting]).toEqual([['a1', 'a2'], 2, 1]);
  await finish('a1');
  expect([made, line.running, line.waiting]).toEqual([['a1', 'a2', 'a3'], 2, 0]);
  await finish('a2');
  await finish('a3');
  expect(await Promise.all(answers)).toEqual(['a1', 'a2', 'a3']);
  expect(line.running).toBe(0);
});

test('refuses a request as busy, with Retry-After, when the queue is full', async () => {
  const { line, refused, ask } = usePlaces({ waiting: 2 });
  for (const name of ['a1', 'a2', 'a3']) ask(name);
  await expect(ask('a4')).rejects.toMatchObject({
    ...{ code: 'busy', status: 503, headers: { 'Retry-After': '2' } },
  });
  expect([refused, line.waiting]).toEqual([['full'], 2]);
});

test('lets callers take turns', async () => {
  const { made, ask, finish } = usePlaces({ waiting: 10 });
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) ask(name);
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3']) await finish(name);
  expect(made).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
});

test('in a full queue, refuses an answer of the caller with more waiting answers instead', async () => {
  const { refused, made, ask, finish } = usePlaces({ waiting: 3 });
  const [, , , last] = ['a1', 'a2', 'a3', 'a4'].map((name) => ask(name));
  ask('b1');
  await expect(last).rejects.toMatchObject({ code: 'busy' });
  expect(refused).toEqual(['gave-way']);
  // Both callers have the same number now, so the new request is refused.
  await expect(ask('b2')).rejects.toMatchObject({ code: 'busy' });
  expect(refused).toEqual(['gave-way', 'full']);
  for (const name of ['a1', 'a2', 'b1']) await finish(name);
  expect(made).toEqual(['a1', 'a2', 'b1', 'a3']);
});

test('drops a waiting answer when its client disconnects, and does not make it', async () => {
  const { line, dropped, made, ask, finish } = usePlaces();
  const gone = new AbortController();
  ask('a1');
  const waiting = ask('b1', { signal: gone.signal });
  ask('a2');
  gone.abort();
  await expect(waiting).rejects.toThrow(ClientGoneError);
  expect([dropped, line.waiting]).toEqual([['waiting'], 1]);
  await finish('a1');
  expect(made).toEqual(['a1', 'a2']);
  await expect(ask('b2', { signal: gone.signal })).rejects.toThrow(ClientGoneError);
});

test('keeps the place of an answer until its work has ended, even if its client has disconnected', async () => {
  const { line, dropped, ask, finish } = usePlaces();
  const gone = new AbortController();
  ask('a1', { signal: gone.signal });
  gone.abort();
  expect([dropped, line.running]).toEqual([[], 1]);
  await finish('a1');
  expect([dropped, line.running]).toEqual([['running'], 0]);
});

test('refuses an answer that has waited too long', async () => {
  const { line, refused, ask } = usePlaces({ maxWaitMs: 1 });
  ask('a1');
  await expect(ask('a2')).rejects.toMatchObject({ code: 'busy' });
  expect([refused, line.waiting]).toEqual([['late'], 0]);
});

test('never refuses a further part of an answer, and makes it before other answers of the same caller', async () => {
  const { refused, made, ask, finish } = usePlaces({ waiting: 1, maxWaitMs: 60_000 });
  ask('a1');
  ask('a2');
  ask('a3', { isBegun: true });
  expect(refused).toEqual([]);
  await finish('a1');
  await finish('a3');
  expect(made).toEqual(['a1', 'a3', 'a2']);
});
