// Sweeps that stop trials at rungs.
import type { Trial } from '@sweepq/client';
import { tableFromIPC } from 'apache-arrow';
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

test('lists and tables of a sweep that grows have all trials that were chosen before, and are filtered and sorted by rung', async () => {
  const { service } = shared();
  const { id } = await service.submit({
    space: { learningRate, iterations: 2_700 },
    search: { strategy: 'tpe', trials: 40, parallelism: 4 },
    ...{ pruning: { rule: 'halving', cohort: 9 }, reuse: false },
  });
  const list = (query: string) =>
    service.get<{ items: Trial[] }>(`/v1/sweeps/${id}/trials?limit=1000&${query}`);
  let ended = false;
  const totals = new Set<number>();
  while (!ended) {
    const { counts, finishedAt } = await service.readSweep(id);
    ended = finishedAt !== null;
    totals.add(counts.total);
    const { items } = await list('sort=params.learningRate');
    expect(items.length).toBeGreaterThanOrEqual(counts.total);
    const rates = items.map(({ params }) => params.learningRate);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    const answer = await fetch(`${service.api.url}/v1/sweeps/${id}/trials.arrow?filter=index >= 0`);
    const table = tableFromIPC(new Uint8Array(await answer.arrayBuffer()));
    expect(table.numRows).toBeGreaterThanOrEqual(counts.total);
  }
  expect(totals.size).toBeGreaterThan(2);

  const { schedule } = await service.readSweep(id);
  expect(schedule).toEqual({
    ...{ rungs: [100, 300, 900, 2_700], brackets: [{ trials: 9, firstRung: 0 }], parts: [40] },
  });
  const trials = await service.listTrials(id);
  const { items } = await list('filter=rung >= 1&sort=-rung,index');
  const expected = trials.filter(({ rung }) => rung !== null && rung >= 1);
  expect(items).toEqual(
    expected.toSorted((a, b) => (b.rung ?? 0) - (a.rung ?? 0) || a.index - b.index),
  );
  expect(expected.length).toBeGreaterThan(4);
  const csv = await (
    await fetch(`${service.api.url}/v1/sweeps/${id}/trials.csv?sort=index`)
  ).text();
  const [head = '', ...lines] = csv.trim().split('\r\n');
  const at = head.split(',').indexOf('rung');
  expect(at).toBeGreaterThan(0);
  expect(lines.map((line) => line.split(',')[at])).toEqual(
    byIndex(trials).map(({ rung }) => String(rung ?? '')),
  );
});

test('hyperband has a cycle of brackets, whose cohorts begin at higher rungs', async () => {
  const { service } = shared();
  const { id } = await service.submit({
    space: { learningRate, iterations: 90 },
    search: { strategy: 'sobol', trials: 30 },
    pruning: { rule: 'hyperband', minIterations: 10 },
  });
  const { schedule } = await service.waitForSweep(id);
  expect(schedule).toEqual({
    rungs: [10, 30, 90],
    brackets: [
      { trials: 9, firstRung: 0 },
      { trials: 5, firstRung: 1 },
      { trials: 3, firstRung: 2 },
    ],
    parts: [30],
  });
});
