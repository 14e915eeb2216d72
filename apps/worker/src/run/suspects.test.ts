import { notBegun } from '@sweepq/store';
import { expect, test } from 'vitest';
import type { RunJob } from './attempt.ts';
import { createSuspects } from './suspects.ts';

const never = new AbortController().signal;
const id = { sweepId: 'swp_01arz3ndektsv4rrffq69g5fav', index: 1, generation: 0, rung: undefined };

/** Suspects whose runs have crashed this many times in a row, and a record of which began and ended. */
function watch(crashes: number) {
  const readRunStates = async () => [{ ...notBegun, crashes }];
  const suspects = createSuspects({ store: { readRunStates } });
  const seen: string[] = [];
  const train = (name: string, stalledCounter: number, signal = never) => {
    const { promise, ...end } = deferred();
    let makeProgress: () => void = () => undefined;
    const result = suspects
      .acquirePermit({ job: { stalledCounter } as RunJob, id, signal })
      .then(({ release }) => {
        seen.push(name);
        makeProgress = release;
        return promise.finally(release);
      });
    result.catch(() => undefined);
    return { result, makeProgress: () => makeProgress(), ...end };
  };
  return { seen, train };
}

function deferred() {
  let resolve: (value: string) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('starts a second suspect when the first has progressed and still trains', async () => {
  const { seen, train } = watch(1);
  const first = train('first', 2);
  const second = train('second', 2);
  await settle();
  expect(seen).toEqual(['first']);
  first.makeProgress();
  await settle();
  expect(seen).toEqual(['first', 'second']);
  second.resolve('2');
  expect(await second.result).toBe('2');
  first.resolve('1');
  expect(await first.result).toBe('1');
});

test('starts a second suspect when the first has failed', async () => {
  const { seen, train } = watch(1);
  const first = train('first', 2);
  const second = train('second', 2);
  await settle();
  first.reject(new Error('It did.'));
  await expect(first.result).rejects.toThrow('It did.');
  await settle();
  expect(seen).toEqual(['first', 'second']);
  second.resolve('2');
  expect(await second.result).toBe('2');
});

test('does not delay a run that lost its worker once, or that has progressed since', async () => {
  const crashed = watch(1);
  for (const name of ['suspect', 'not yet']) crashed.train(name, name === 'suspect' ? 2 : 1);
  const further = watch(0);
  for (const name of ['one', 'two']) further.train(name, 7);
  await settle();
  expect(crashed.seen.toSorted()).toEqual(['not yet', 'suspect']);
  expect(further.seen).toEqual(['one', 'two']);
});

test('does not start a suspect that is stopped while it waits', async () => {
  const { seen, train } = watch(1);
  train('first', 2);
  await settle();
  const stop = new AbortController();
  const second = train('second', 2, stop.signal);
  await settle();
  stop.abort(new Error('The worker is shutting down.'));
  await expect(second.result).rejects.toThrow('shutting down');
  expect(seen).toEqual(['first']);
});
