// The kinds of sweeps of the walk. They are few, because the expected result of each trial is trained once without faults.
import { collect } from '@sweepq/client';
import type { RowContext } from '../row.ts';
import { type Hashes, hashesOf, listRuns } from '../world/verify.ts';
import { type SentSweep, startWorld } from '../world/world.ts';

export type Shape = {
  name: string;
  request: SentSweep;
  /** The number of combinations without the iteration counts. An extension by one count adds this number of trials. */
  combinations: number;
  trials: number;
  /** The iteration counts of the extensions, in their order. */
  extensions: readonly number[];
};

const numbers = (count: number, first: number, step: number) =>
  Array.from({ length: count }, (_, k) => first + k * step);

function shape(
  name: string,
  space: { learningRate: number[]; iterations: number[]; seed: number[] },
  extensions: readonly number[],
): Shape {
  const combinations = space.learningRate.length * space.seed.length;
  const trials = combinations * space.iterations.length;
  return { name, request: { space }, combinations, trials, extensions };
}

export const shapes: readonly Shape[] = [
  shape(
    'rates',
    { learningRate: [0.001, 0.003, 0.005], iterations: [200, 2_000, 20_000], seed: [0] },
    [30_000, 100],
  ),
  shape(
    'readings',
    { learningRate: [0.001, 0.005], iterations: numbers(5, 10_000, 10_000), seed: [0, 1] },
    [60_000, 500],
  ),
  shape(
    'many',
    { learningRate: [0.002], iterations: [500], seed: numbers(40, 0, 1) },
    [1_000, 3_000],
  ),
  shape(
    'long',
    { learningRate: [0.0015], iterations: [60_000, 150_000], seed: [3] },
    [200_000, 1_000],
  ),
];

/** Trains all shapes with their extensions on a service without faults. Returns the hashes of the results. */
export async function trainReference(context: RowContext): Promise<Hashes> {
  const ends: (() => unknown)[] = [];
  const own = { ...context, defer: (end: () => unknown) => void ends.unshift(end) };
  try {
    const world = await startWorld(own, { name: 'reference', threads: 2 });
    let hashes: Hashes = {};
    for (const { request, extensions } of shapes) {
      const id = await world.submit(request);
      await world.waitForSweep(id);
      for (const iterations of extensions) {
        await world.client.extend(id, { iterations });
        await world.waitForSweep(id);
      }
      const trials = await collect(world.client.listTrials(id));
      hashes = { ...hashes, ...hashesOf(trials, await listRuns(world, id)) };
    }
    return hashes;
  } finally {
    for (const end of ends) await end();
  }
}
