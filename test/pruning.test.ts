// Sweeps that stop trials at rungs.
import type { Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { shareService } from './support/service.ts';

const shared = shareService();

const learningRate = { min: 0.0001, max: 0.02, scale: 'log' as const };

test('successive halving promotes a third of a cohort at each rung, and the promoted trials end as if they had not stopped', async () => {
  const { service } = shared();
  const request = {
    space: { learningRate, iterations: 270 },
    search: { strategy: 'sobol' as const, trials: 27, seed: 3 },
    objective: { metric: 'metrics.train.cost' as const },
  };
  const sweep = await service.submit({ ...request, pruning: { rule: 'halving' } });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 27, completed: 1, pruned: 26, failed: 0 });
  expect(ended.status).toBe('completed');
  const trials = byIndex(await service.listTrials(sweep.id));
  const stopped = trials.map(({ stoppedIteration }) => stoppedIteration);
  const count = (iterations: number | null) => stopped.filter((each) => each === iterations).length;
  expect([10, 30, 90, null].map(count)).toEqual([18, 6, 2, 1]);

  const whole = await service.submit(request);
  await service.waitForSweep(whole.id);
  const uncut = byIndex(await service.listTrials(whole.id));
  for (const [k, trial] of trials.entries()) {
    expect(trial.params).toEqual(uncut[k]?.params);
    if (trial.status === 'completed') {
      expect(trial.modelDigest).toBe(uncut[k]?.modelDigest);
      expect(trial.metrics).toEqual(uncut[k]?.metrics);
    }
  }
});

const byIndex = (trials: readonly Trial[]) => trials.toSorted((a, b) => a.index - b.index);
