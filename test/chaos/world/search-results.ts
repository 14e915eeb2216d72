import { collect, type Trial } from '@sweepq/client';
import { defaultPrefix } from '@sweepq/contract';
import { listRuns } from './verify.ts';
import type { World } from './world.ts';

/**
 * Everything in the result of a search that must not depend on workers and faults, by name: the bytes of the chosen trials and of the values
 * at rungs as Redis stores them, each trial, each cost curve, and the winner.
 */
export type SearchResult = ReadonlyMap<string, string>;

export async function readSearchResult(world: World, id: string): Promise<SearchResult> {
  const stored = async (key: string) =>
    (await world.redis.client.getBuffer(`${defaultPrefix}:store:sweep:${id}:${key}`))?.toString(
      'base64',
    ) ?? 'nothing';
  const trials = await collect(world.client.listTrials(id));
  const runs = await listRuns(world, id);
  const { best } = await world.client.readSweep(id);
  return new Map([
    ['chosen trials', await stored('asked')],
    ['values at rungs', await stored('rungs')],
    ['winner', best === null ? 'none' : resultOf(best)],
    ...trials.map((trial) => [`trial ${trial.index}`, resultOf(trial)] as const),
    ...runs.map(
      ({ index, status, curveDigest }) => [`run ${index}`, `${status} ${curveDigest}`] as const,
    ),
  ]);
}

/** A trial without what depends on time: identities, source, times. */
const resultOf = ({ index, status, rung, stoppedIteration, params, metrics, modelDigest }: Trial) =>
  JSON.stringify({ index, status, rung, stoppedIteration, params, metrics, modelDigest });

/** Returns the names under which two results differ. */
export const findDifferences = (one: SearchResult, other: SearchResult): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.get(name) !== other.get(name),
  );
