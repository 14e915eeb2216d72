import { setTimeout as delay } from 'node:timers/promises';
import { BenchError } from '../bench-error.ts';
import { createGrid } from '../service/large-sweeps.ts';
import { readUsedMemory } from '../service/used-memory.ts';
import { requestOf } from '../sweeps/submit-sweep.ts';
import { goals } from './goals.ts';
import { createRows, type LargeService, largeTrials, type ScalePartResult } from './scale-part.ts';

const pollMs = 20;
const mostMs = 200_000;

/** Measures a sweep in which each trial is a run. It is cancelled and deleted when all its runs are in the queue. */
export async function measureQueued(deps: LargeService): Promise<ScalePartResult> {
  const { service, client, redis, signal, readPause } = deps;
  const { api, prefix } = service;
  const { add, ...result } = createRows();
  const wait = async (isOver: () => Promise<boolean>) => {
    for (const deadline = performance.now() + mostMs; !(await isOver()); ) {
      if (performance.now() > deadline) throw new BenchError('sweep-failed', 'The sweep is stuck.');
      await delay(pollMs, undefined, { signal });
    }
  };
  const empty = await readUsedMemory(redis);
  await readPause();

  const began = performance.now();
  const { id } = await client.submit(requestOf(api, createGrid(largeTrials)));
  // The job of the sweep waits for its runs when all of them are in the queue.
  await wait(async () => (await redis.zcard(`${prefix}:sweeps:waiting-children`)) > 0);
  add(
    `${largeTrials} runs, from the POST until all are in the queue`,
    performance.now() - began,
    'ms',
  );
  const bytes = (await readUsedMemory(redis)) - empty;
  add('  Redis with these runs in the queue', bytes / 1e6, 'MB');

  const cancelled = performance.now();
  await client.cancel(id);
  add('  POST that cancels it', performance.now() - cancelled, 'ms');
  await wait(async () => (await client.readSweep(id)).finishedAt !== null);
  add('  from there to its end', performance.now() - cancelled, 'ms');

  const deleted = performance.now();
  const operation = await client.delete(id);
  await client.waitForOperation(operation.id, { signal });
  add('  its deletion', performance.now() - deleted, 'ms');
  add('  longest pause of the api meanwhile', await readPause(), 'ms', goals.pause);
  return result;
}
