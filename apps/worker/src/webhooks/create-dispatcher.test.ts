import type { Notice } from '@sweepq/store';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, test } from 'vitest';
import { createDispatcher } from './create-dispatcher.ts';

const notice = (id: string): Notice => ({
  id,
  sweepId: 'swp',
  at: '',
  type: 'trial.best',
  best: 0,
});

/** A `take` that returns these batches in turn, and then waits until `end`. */
function createTaking(...batches: (Notice[] | Error)[]) {
  let end = (_error: Error) => {};
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  ended.catch(() => undefined);
  const take = async () => {
    const batch = batches.shift() ?? (await ended);
    if (batch instanceof Error) throw batch;
    return batch;
  };
  return { take, end: () => end(new Error('Connection is closed.')) };
}

test('dispatches notices one after the other, in order, also after an error', async () => {
  const away = new Error('Redis is away');
  const { take, end } = createTaking([notice('1'), notice('2')], away, [notice('3')]);
  const dispatched: string[] = [];
  const errors: Error[] = [];
  const dispatcher = createDispatcher({
    take,
    async dispatch({ id }) {
      dispatched.push(`${id} begins`);
      await Promise.resolve();
      dispatched.push(`${id} ends`);
    },
    onError: (error) => errors.push(error),
  });
  await waitUntil('all are dispatched', async () => dispatched.length === 6);
  expect(dispatched).toEqual(['1', '2', '3'].flatMap((id) => [`${id} begins`, `${id} ends`]));
  const stopped = dispatcher.stop();
  end();
  await stopped;
  expect(errors).toEqual([away]);
});

test('dispatches the other notices of a batch when one fails', async () => {
  const { take, end } = createTaking([notice('1'), notice('2')]);
  const dispatched: string[] = [];
  const errors: Error[] = [];
  const dispatcher = createDispatcher({
    take,
    async dispatch({ id }) {
      if (id === '1') throw new Error('It cannot be read.');
      dispatched.push(id);
    },
    onError: (error) => errors.push(error),
  });
  await waitUntil('the other is dispatched', async () => dispatched.length > 0);
  const stopped = dispatcher.stop();
  end();
  await stopped;
  expect(dispatched).toEqual(['2']);
  expect(errors.map(({ message }) => message)).toEqual(['It cannot be read.']);
});

test('dispatches no further notice of a batch after stop', async () => {
  const { take } = createTaking([notice('1'), notice('2')]);
  const dispatched: string[] = [];
  const dispatcher = createDispatcher({
    take,
    async dispatch({ id }) {
      dispatched.push(id);
      void dispatcher.stop();
    },
    onError: (error) => expect.unreachable(error.message),
  });
  await waitUntil('one is dispatched', async () => dispatched.length > 0);
  await dispatcher.stop();
  expect(dispatched).toEqual(['1']);
});
