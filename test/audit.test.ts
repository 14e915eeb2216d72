// Audits: pruned trials are trained to the end, from their checkpoints.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Audit, Operation } from '@sweepq/client';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { readProblem } from './support/problem.ts';
import { shareService } from './support/service.ts';
import { hasCurl, long, post, runDocsLine, type Service } from './support/steering.ts';

const shared = shareService();

// With the metrics of few images and an early rung, the rule is wrong now and then.
const request = {
  space: {
    learningRate: { min: 0.0005, max: 1, scale: 'log' as const },
    momentum: { min: 0, max: 0.9 },
    iterations: 90,
  },
  search: { strategy: 'sobol' as const, trials: 18, seed: 5 },
  objective: { metric: 'metrics.train.cost' as const },
};
const pruning = { rule: 'halving' as const, minIterations: 2, cohort: 9 };

async function train(service: Service, more: object = {}) {
  const { id } = await service.submit({ ...request, ...more });
  await service.waitForSweep(id);
  return id;
}

async function audit({ client }: Service, id: string, body = {}) {
  const ended = await client.waitForOperation((await client.audit(id, body)).id);
  expect(ended).toMatchObject({ type: 'sweep.audit', status: 'completed', error: null });
  return ended.result as Audit;
}

test('an audit gives the objectives of a sweep without pruning, and changes no outcome', async () => {
  const { service } = shared();
  const id = await train(service, { pruning });
  const before = await service.listTrials(id);
  const result = await audit(service, id, { sample: 18 });
  // With the checkpoints of this sweep, the audit would have nothing to train.
  const whole = await train(service);
  const uncut = new Map(
    (await service.listTrials(whole)).map(({ index, metrics }) => [index, metrics?.train.cost]),
  );
  const pruned = before.filter(({ status }) => status === 'pruned');
  const completed = before
    .filter(({ status }) => status === 'completed')
    .map(({ index }) => uncut.get(index) as number);
  const costs = pruned.map(({ index }) => uncut.get(index));
  const ends = costs.filter((cost) => cost !== undefined);
  const saved = pruned.reduce((sum, { stoppedIteration }) => sum + 90 - (stoppedIteration ?? 0), 0);
  const best = Math.min(...completed);
  expect(result).toMatchObject({
    ...{ prunedTrials: pruned.length, audited: pruned.length, skipped: 0 },
    diverged: costs.length - ends.length,
    beatingBest: ends.filter((cost) => cost < best).length,
    beatingWorst: ends.filter((cost) => cost < Math.max(...completed)).length,
    ...{ best: { value: best }, worst: { value: Math.max(...completed) } },
    bestAudited: { value: Math.min(...ends) },
    regret: Math.max(0, best - Math.min(...ends)),
    savedIterations: saved,
  });
  expect(result.beatingBest).toBeGreaterThan(0);
  expect(result.wrong.map(({ value }) => value)).toEqual(
    ends.filter((cost) => cost < best).toSorted((a, b) => a - b),
  );
  expect(result.diverged).toBe(0);
  // No iteration was trained twice.
  expect(result.trainedIterations).toBe(saved);
  expect(await service.listTrials(id)).toEqual(before);

  const three = await audit(service, id, { sample: 3, seed: 2 });
  expect(three).toMatchObject({ audited: 3, prunedTrials: pruned.length, savedIterations: saved });
  expect(await audit(service, id, { sample: 3, seed: 2 })).toEqual(three);
  expect(three.trainedIterations).toBe(0);
});

test('an audit of an open sweep, of one without pruned trials, or with a wrong sample is refused', async () => {
  const { service } = shared();
  const whole = await train(service, {
    space: { learningRate: 0.001, iterations: 3 },
    search: { strategy: 'grid' },
  });
  expect(await readProblem(await post(service, `/v1/sweeps/${whole}/audit`))).toMatchObject({
    ...{ status: 409, code: 'conflict' },
  });
  const open = await service.submit({ space: long, pruning: { rule: 'halving', cohort: 3 } });
  expect(await readProblem(await post(service, `/v1/sweeps/${open.id}/audit`))).toMatchObject({
    ...{ status: 409, code: 'sweep-open' },
  });
  await service.client.cancel(open.id);
  for (const body of [{ sample: 0 }, { sample: 1_001 }, { sample: '1' }, { seed: 1.5 }, { n: 1 }]) {
    const response = await post(service, `/v1/sweeps/${whole}/audit`, body);
    expect(await readProblem(response)).toMatchObject({ status: 400, code: 'validation' });
  }
});

test.runIf(hasCurl)('`sweepq audit` and the documented line print the audit', async () => {
  const { service } = shared();
  const id = await train(service, { pruning });
  const { code, stdout } = await runCli(service, ['audit', id, '--sample', '4']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^audited +4 of \d+ pruned trials/m)]);
  // As on the page, a cost has 4 decimals.
  expect(stdout).toMatch(/^best +swp_\w+-t\d+: \d\.\d{4}$/m);
  expect(stdout).toMatch(/^regret +[\d.e-]+ of the train cost$/m);
  expect(stdout).toMatch(/^saved +\d+ iterations; the audit has trained \d+$/m);
  const begun = await runCli(service, ['audit', id, '--no-wait', '-o', 'name']);
  expect(begun.stdout).toMatch(/^op_/);
  const operation = runDocsLine(service, 'Audit', id) as Operation;
  for (const operationId of [begun.stdout.trim(), operation.id]) {
    expect((await service.client.waitForOperation(operationId)).status).toBe('completed');
    const shown = await runCli(service, ['operation', 'show', operationId]);
    expect(shown.stdout).toMatch(/^type +sweep\.audit$[\s\S]*^audited +\d+ of \d+ pruned trials/m);
    expect(shown.stdout).toMatch(/^best +swp_\w+-t\d+: \d\.\d{4}$/m);
  }
});

test('the result of an audit is printed if its sweep cannot be read, and only the table reads the sweep', async () => {
  const operation = {
    ...{ id: 'op_1', type: 'sweep.audit', status: 'completed', error: null, cancellable: false },
    ...{ target: { sweepId: 'swp_1' }, progress: null },
    ...{ createdAt: null, startedAt: null, finishedAt: null },
    result: {
      ...{ prunedTrials: 4, audited: 2, diverged: 0, skipped: 0, beatingBest: 0, beatingWorst: 0 },
      ...{ best: { trialId: 'swp_1-t0', value: 0.25 }, worst: null, bestAudited: null },
      ...{ regret: 0.125, wrong: [], savedIterations: 6, trainedIterations: 3 },
    },
  };
  const paths: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    paths.push(url);
    const isKnown = url === '/v1/operations/op_1';
    response.setHeader('content-type', isKnown ? 'application/json' : 'application/problem+json');
    response.statusCode = isKnown ? 200 : 403;
    const problem = { type: 'https://sweepq.dev/problems/forbidden', title: '', status: 403 };
    response.end(JSON.stringify(isKnown ? operation : problem));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const service = { api: { url: `http://127.0.0.1:${port}` } } as Service;
  for (const format of ['json', 'yaml', 'name']) {
    const { code } = await runCli(service, ['operation', 'show', 'op_1', '-o', format]);
    expect([code, paths.splice(0)]).toEqual([0, ['/v1/operations/op_1']]);
  }
  const { code, stdout } = await runCli(service, ['operation', 'show', 'op_1']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^best +swp_1-t0: 0\.25$/m)]);
  expect(paths).toContain('/v1/sweeps/swp_1');
});
