// A search with pruning that a stop rule ends in the order of its trials: 1 and 3 workers give the same trials.
import type { Sweep, SweepRequest, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';

const request = {
  space: {
    learningRate: { min: 0.0005, max: 0.05, scale: 'log' as const },
    iterations: 2_000,
    momentum: { min: 0, max: 0.9 },
  },
  search: { strategy: 'tpe' as const, trials: 60, seed: 7, parallelism: 8 },
  pruning: { rule: 'halving' as const, cohort: 9 },
  objective: { metric: 'metrics.train.cost' as const },
};

test('with `maxIterations`, 1 and 3 workers train the same trials to the same bits', async () => {
  // A cohort of nine uses 9 · 75 + 3 · 150 + 450 + 1 325 iterations, so the budget covers three cohorts, and a part of the fourth.
  const limited = { ...request, stop: { maxIterations: 3 * 2_900 + 2_400 } };
  const alone = await train(1, limited);
  expect(alone.sweep).toMatchObject({ status: 'completed', stoppedBy: 'maxIterations' });
  expect(alone.trials.length).toBeGreaterThan(27);
  expect(alone.trials.length).toBeLessThan(36);
  expect(await train(3, limited)).toEqual(alone);
}, 120_000);

test('with `target`, 1 and 3 workers train the same trials up to the first one that reaches it', async () => {
  const whole = await train(3, request);
  const completed = whole.trials.filter(({ status }) => status === 'completed');
  const costOf = ({ metrics }: Result) => metrics?.train.cost ?? Number.POSITIVE_INFINITY;
  // The third completed trial that is better than all before it, or the last such trial.
  const records = completed.filter((trial, k) =>
    completed.slice(0, k).every((earlier) => costOf(earlier) > costOf(trial)),
  );
  const deciding = records[Math.min(2, records.length - 1)] as Result;
  expect(deciding.index).toBeGreaterThan(8);
  const limited = { ...request, stop: { target: costOf(deciding) } };
  for (const workers of [1, 3]) {
    const { sweep, trials } = await train(workers, limited);
    expect(sweep).toMatchObject({ status: 'completed', stoppedBy: 'target' });
    const upTo = deciding.index + 1;
    expect(trials.slice(0, upTo)).toEqual(whole.trials.slice(0, upTo));
    const reaching = trials.filter((trial) => costOf(trial) <= costOf(deciding));
    expect(reaching.find(({ status }) => status === 'completed')?.index).toBe(deciding.index);
    expect(sweep.counts.total).toBeLessThan(60);
  }
}, 180_000);

type Ended = { sweep: Pick<Sweep, 'status' | 'stoppedBy' | 'counts'>; trials: Result[] };

async function train(workers: number, asked: Omit<SweepRequest, 'dataset'>): Promise<Ended> {
  const service = await useService();
  await Promise.all(Array.from({ length: workers }, () => service.startWorker({ threads: 1 })));
  const { id } = await service.submit(asked);
  const { status, stoppedBy, counts } = await service.waitForSweep(id);
  const trials = resultsOf(await service.listTrials(id));
  await service.stop();
  return { sweep: { status, stoppedBy, counts }, trials };
}

type Result = ReturnType<typeof resultsOf>[number];

/** The trials in their order, without what depends on time. */
const resultsOf = (trials: readonly Trial[]) =>
  trials
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, status, rung, stoppedIteration, params, metrics, modelDigest }) => ({
      ...{ index, status, rung, stoppedIteration, params, metrics, modelDigest },
    }));
