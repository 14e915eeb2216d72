import { collect, type Sweep, type Trial } from '@sweepq/client';
import { defaultPrefix } from '@sweepq/contract';
import { waitUntil } from '../../support/wait.ts';
import { findInconsistencies } from '../world/inconsistencies.ts';
import { readStoredEvents } from '../world/stored-events.ts';
import { type Hashes, hashesOf, listRuns } from '../world/verify.ts';
import type { World } from '../world/world.ts';

export type FinalSweep = {
  id: string;
  name: string;
  status: Sweep['status'];
  isEnded: boolean;
  priority: string;
  extensions: number;
  counts: Sweep['counts'];
  /** Number of trials by status in the list. */
  listed: Readonly<Record<string, number>>;
  /** The failure codes of the failed trials. */
  failures: readonly string[];
  /** Trials with more than one result in the events. */
  secondEnds: number;
  /** Number of weights and cost curves that differ from a clean run. */
  otherBits: readonly string[];
};

export type FinalState = {
  sweeps: readonly FinalSweep[];
  /** Ids of sweeps in keys of Redis that the api does not list. */
  leftovers: readonly string[];
  halves: readonly string[];
  /** The status of each sweep after the last request of a client, before the walk resumes paused sweeps. */
  atRest: ReadonlyMap<string, string>;
};

/** This time is longer than the interval of upkeep, which is a minute. */
const goneWithinMs = 100_000;

export async function readFinalState(
  world: World,
  reference: Hashes,
): Promise<Omit<FinalState, 'atRest'>> {
  const listed = await collect(world.client.listSweeps());
  const sweeps: FinalSweep[] = [];
  for (const sweep of listed) sweeps.push(await readFinalSweep(world, sweep, reference));
  const ids = new Set(listed.map(({ id }) => id));
  const findLeftovers = async () => (await namedIds(world)).filter((id) => !ids.has(id));
  await waitUntil(
    'Redis has no key of another sweep',
    async () => (await findLeftovers()).length === 0,
    {
      timeoutMs: goneWithinMs,
    },
  ).catch(() => undefined);
  return {
    sweeps,
    leftovers: await findLeftovers(),
    halves: [...(await findInconsistencies(world.redis.client)), ...(await findOpen(world))],
  };
}

/** Returns a sentence for each operation that has not ended although its sweep is gone. */
async function findOpen({ client }: World): Promise<string[]> {
  const filter = 'status = queued OR status = running';
  const open = await collect(client.listOperations({ filter }));
  return open.map(({ id, status }) => `${id} is ${status}`);
}

async function readFinalSweep(world: World, sweep: Sweep, reference: Hashes): Promise<FinalSweep> {
  const { id } = sweep;
  const trials = await collect(world.client.listTrials(id));
  const completed = trials.filter(({ status }) => status === 'completed');
  const runs = (await listRuns(world, id)).filter(({ status }) => status === 'completed');
  const hashes = hashesOf(completed, runs);
  // A result that was reused from another sweep may have no hash of its cost curve.
  const isOther = (key: string) => hashes[key] !== null && hashes[key] !== reference[key];
  return {
    ...{ id, name: sweep.name ?? '', status: sweep.status, priority: sweep.priority },
    ...{ isEnded: sweep.finishedAt !== null, counts: sweep.counts },
    extensions: sweep.extensions.length,
    listed: tally(trials.map(({ status }) => status)),
    failures: trials.flatMap(({ failure }: Trial) => (failure === null ? [] : [failure.code])),
    secondEnds: await countSecondResults(world, id),
    otherBits: Object.keys(hashes).filter(isOther),
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The number of trials with two results in the events. Failures do not count, because a retry trains a failed trial again. */
async function countSecondResults(world: World, id: string): Promise<number> {
  const results = (await readStoredEvents(world, id)).flatMap(({ event }) =>
    event.type === 'trial' && !['failed', 'queued'].includes(event.status) ? [event.id] : [],
  );
  return results.length - new Set(results).size;
}

/** The ids of all sweeps that occur in the name of a key, with or without a record. */
async function namedIds({ redis: { client } }: World): Promise<string[]> {
  const keys = await client.keys(`${defaultPrefix}:*swp_*`);
  const marked = await client.smembers(`${defaultPrefix}:store:deleted`);
  const ids = [...keys, ...marked].flatMap((key) => /swp_[0-9a-z]{26}/.exec(key)?.[0] ?? []);
  return [...new Set(ids)];
}
