// Reuse of earlier results by adaptive searches.
import type { Run } from '@sweepq/client';
import { beforeEach, expect, test } from 'vitest';
import { type Service, shareService } from './support/service.ts';

type Request = Parameters<Service['submit']>[0];

const shared = shareService();
/** The seed of the starting weights. Each test has a different one, so that it does not reuse results of another test. */
let seed = 0;
beforeEach(() => {
  seed += 1;
});

const tpe = { strategy: 'tpe' as const, trials: 60, seed: 3, parallelism: 4 };
const ranges = () => ({ learningRate: { min: 0.0005, max: 0.05 }, iterations: 270, seed });

test('an adaptive search that is submitted again chooses the same trials, and trains none of them', async () => {
  const request = { space: ranges(), search: tpe };
  const first = await train(request);
  const again = await train(request);
  expect(again.iterations).toBe(0);
  expect(again.sources).toEqual(['reused']);
  expect(again.results).toEqual(first.results);
});

/** Trains a sweep with the default of `reuse`, and returns its results without times. `iterations`: those that were trained. */
async function train(request: Request) {
  const { service, worker } = shared();
  const before = await iterationsTrained(worker.url);
  const { id } = await service.submit({ reuse: undefined, ...request });
  const { counts } = await service.waitForSweep(id);
  const trials = (await service.listTrials(id)).toSorted((a, b) => a.index - b.index);
  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs?limit=1000`);
  return {
    counts,
    iterations: (await iterationsTrained(worker.url)) - before,
    sources: [...new Set(trials.map(({ source }) => source))].sort(),
    results: trials.map(
      ({ params, status, rung, metrics, modelDigest, stoppedIteration: stopped }) => {
        return { params, status, rung, metrics, modelDigest, stopped };
      },
    ),
    runs: items.map(({ status, iteration, cost, curveDigest, costRises, engine }) => {
      return { status, iteration, cost, curveDigest, costRises, engine };
    }),
  };
}

async function iterationsTrained(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^sweepq_iterations_total (\d+)$/m.exec(text)?.[1]);
}
