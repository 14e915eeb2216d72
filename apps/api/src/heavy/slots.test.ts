import { setImmediate as breathe } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ClientGoneError } from '../problems/problem.ts';
import { createSlots, type RefusedAnswer } from './slots.ts';

function useSlots({ slots = 1, waiting = 2, maxWaitMs = 60_000 } = {}) {
  const refused: RefusedAnswer[] = [];
  const dropped: string[] = [];
  const made: string[] = [];
  const doing = new Map<string, () => void>();
  const lender = createSlots({
    ...{ slots, waiting, maxWaitMs },
    onRefused: (reason) => refused.push(reason),
    onDropped: (state) => dropped.push(state),
  });
  /** Requests an answer of this name, which runs until `finish`. */
  const ask = (name: string, options: { isBegun?: boolean; signal?: AbortSignal } = {}) => {
    const [caller = ''] = name;
    const signal = options.signal ?? new AbortController().signal;
    const answer = lender.lend({ caller, ...options, signal }, async () => {
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
  return { lender, refused, dropped, made, ask, finish };
}

test('computes one answer for each slot at a time, and starts the next answer when a slot becomes free', async () => {
  const { lender, made, ask, finish } = useSlots({ slots: 2 });
  const answers = ['a1', 'a2', 'a3'].map((name) => ask(name));
  await breathe();
  expect([made, lender.running, lender.waiting]).toEqual([['a1', 'a2'], 2, 1]);
  await finish('a1');
  expect([made, lender.running, lender.waiting]).toEqual([['a1', 'a2', 'a3'], 2, 0]);
  await finish('a2');
  await finish('a3');
  expect(await Promise.all(answers)).toEqual(['a1', 'a2', 'a3']);
  expect(lender.running).toBe(0);
});

test('rejects a new answer with `busy` and Retry-After when the limit of waiting answers is reached', async () => {
  const { lender, refused, ask } = useSlots({ waiting: 2 });
  for (const name of ['a1', 'a2', 'a3']) ask(name);
  await expect(ask('a4')).rejects.toMatchObject({
    ...{ code: 'busy', status: 503, headers: { 'Retry-After': '2' } },
  });
  expect([refused, lender.waiting]).toEqual([['full'], 2]);
});

test('computes the waiting answers of the callers in turn', async () => {
  const { made, ask, finish } = useSlots({ waiting: 10 });
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) ask(name);
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3']) await finish(name);
  expect(made).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
});

test('at the limit, accepts the answer of a caller with fewer waiting answers, and rejects one of the caller with the most', async () => {
  const { refused, made, ask, finish } = useSlots({ waiting: 3 });
  const [, , , last] = ['a1', 'a2', 'a3', 'a4'].map((name) => ask(name));
  ask('b1');
  await expect(last).rejects.toMatchObject({ code: 'busy' });
  expect(refused).toEqual(['gave-way']);
  // Now the new answer would give both callers the same number, so it is rejected.
  await expect(ask('b2')).rejects.toMatchObject({ code: 'busy' });
  expect(refused).toEqual(['gave-way', 'full']);
  for (const name of ['a1', 'a2', 'b1']) await finish(name);
  expect(made).toEqual(['a1', 'a2', 'b1', 'a3']);
});

test('drops a waiting answer when its client disconnects, and never computes it', async () => {
  const { lender, dropped, made, ask, finish } = useSlots();
  const gone = new AbortController();
  ask('a1');
  const waiting = ask('b1', { signal: gone.signal });
  ask('a2');
  gone.abort();
  await expect(waiting).rejects.toThrow(ClientGoneError);
  expect([dropped, lender.waiting]).toEqual([['waiting'], 1]);
  await finish('a1');
  expect(made).toEqual(['a1', 'a2']);
  await expect(ask('b2', { signal: gone.signal })).rejects.toThrow(ClientGoneError);
});

test('keeps the slot of a running answer until its work ends, also after its client has disconnected', async () => {
  const { lender, dropped, ask, finish } = useSlots();
  const gone = new AbortController();
  ask('a1', { signal: gone.signal });
  gone.abort();
  expect([dropped, lender.running]).toEqual([[], 1]);
  await finish('a1');
  expect([dropped, lender.running]).toEqual([['running'], 0]);
});

test('rejects an answer that has waited for the maximum time', async () => {
  const { lender, refused, ask } = useSlots({ maxWaitMs: 1 });
  ask('a1');
  await expect(ask('a2')).rejects.toMatchObject({ code: 'busy' });
  expect([refused, lender.waiting]).toEqual([['late'], 0]);
});

test('never rejects the next piece of an answer, and computes it before other answers of the same caller', async () => {
  const { refused, made, ask, finish } = useSlots({ waiting: 1, maxWaitMs: 60_000 });
  ask('a1');
  ask('a2');
  ask('a3', { isBegun: true });
  expect(refused).toEqual([]);
  await finish('a1');
  await finish('a3');
  expect(made).toEqual(['a1', 'a3', 'a2']);
});
