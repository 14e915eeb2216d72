import type { Client } from '@sweepq/client';
import { readPeakMemory } from '../measure/peak-memory.ts';
import { createGrid } from '../service/large-sweeps.ts';
import { readUsedMemory } from '../service/used-memory.ts';
import { createPageReader } from '../sweeps/page-reader.ts';
import { requestOf } from '../sweeps/submit-sweep.ts';
import { goals } from './goals.ts';
import { createRows, type LargeService, largeTrials, type ScalePartResult } from './scale-part.ts';

/** Each run has 20 readings, so that the sweep needs fewer runs. */
const iterations = Array.from({ length: 20 }, (_, k) => k + 1);
const pageTrials = 100;
const pages = 100;
const streams = 10;

/** Measures a sweep whose trials all complete: its events while it is trained, its leaderboard, and its deletion. */
export async function measureCompleted(deps: LargeService): Promise<ScalePartResult> {
  const { service, client, redis, signal, readPause } = deps;
  const { stack, api } = service;
  const { add, addTimes, ...result } = createRows();
  const empty = await readUsedMemory(redis);
  await readPause();

  const began = performance.now();
  const grid = createGrid(largeTrials / iterations.length, iterations);
  const { id } = await client.submit(requestOf(api, grid));
  const watched = await watch(client, id, signal);
  const runs = largeTrials / iterations.length;
  add(`${runs} runs with ${largeTrials} trials, POST to end`, performance.now() - began, 'ms');
  addTimes('  an event, from the service to the client', watched.delays, goals.event);
  add('  trials whose end the client saw', (100 * watched.delays.length) / largeTrials, '%');
  add('  Redis with these trials', ((await readUsedMemory(redis)) - empty) / 1e6, 'MB');

  const path = `/v1/sweeps/${id}/trials?limit=${pageTrials}&sort=-metrics.test.accuracy`;
  const readPage = createPageReader({ api, signal }, path, { pages, pageTrials });
  const times: number[] = [];
  for (let k = 0; k < pages; k++) times.push(await readPage());
  addTimes(`  page of ${pageTrials}, by accuracy`, times, goals.page);

  const opened: number[] = [];
  for (let k = 0; k < streams; k++) {
    const from = performance.now();
    await watch(client, id, signal);
    opened.push(performance.now() - from);
  }
  addTimes('  event stream of the ended sweep, to its end', opened);

  const deleted = performance.now();
  const operation = await client.delete(id);
  await client.waitForOperation(operation.id, { signal });
  add('  its deletion', performance.now() - deleted, 'ms');
  add('  longest pause of the api meanwhile', await readPause(), 'ms', goals.pause);
  const peak = await readPeakMemory(stack.api.pid);
  if (peak !== undefined) add('  memory of the api at its peak', peak, 'MB', goals.apiMemory);
  return result;
}

/** Reads the events of a sweep until it has ended. Returns the delay in ms of each event that reports the end of a trial. */
async function watch(client: Client, id: string, signal: AbortSignal) {
  const delays: number[] = [];
  for await (const { type, timestamp } of client.watchSweep(id, { signal })) {
    if (type === 'trial.ended') delays.push(Date.now() - Date.parse(timestamp));
  }
  return { delays };
}
