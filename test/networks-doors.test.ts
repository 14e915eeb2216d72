// What the API and the command line accept and reject about networks.
import type { Sweep, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { readProblem } from './support/problem.ts';
import { shareService } from './support/service.ts';

const shared = shareService();
const textOf = ({ params: { layers, activation, initialization } }: Trial) =>
  [layers.join('-') || 'none', activation, initialization].join(' ');

test.each<[part: object, pointer: string, detail: string]>([
  [{ layers: 0 }, '/space/layers', 'to be a list of layer sizes'],
  [{ layers: [1.5] }, '/space/layers/0', 'to be a whole number from 1 to 1024, got `1.5`'],
  [{ layers: ['7'] }, '/space/layers/0', 'to be a whole number from 1 to 1024, or a list of them'],
  [{ layers: [[7], [7]] }, '/space/layers', 'to be a list of different values, got a value twice'],
  [{ layers: [[[7]]] }, '/space/layers/0/0', 'to be a whole number from 1 to 1024, got `[7]`'],
  [{ layers: Array(9).fill(7) }, '/space/layers', 'to be a list of at most 8 layer sizes'],
  [{ activation: ['relu', 'tanh'] }, '/space/activation', 'has no activation, got 2 values'],
  [{ layers: [7], initialization: 'zeros' }, '/space/initialization', '"normal", "lecun"'],
])('rejects %j with its position', async (part, pointer, detail) => {
  const { service } = shared();
  const response = await fetch(new URL('/v1/sweeps', service.api.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      dataset: 'synthetic-cats',
      space: { learningRate: 0.01, iterations: 5, ...part },
    }),
  });
  const { status, errors } = await readProblem(response);
  expect([status, errors]).toMatchObject([400, [{ pointer }]]);
  expect(errors?.[0]?.detail).toContain(detail);
});

test('cmaes rejects several lists of layers, and names them', async () => {
  const { service } = shared();
  const space = { learningRate: { min: 0.001, max: 0.1 }, iterations: 5, layers: [[7], [5]] };
  const search = { strategy: 'cmaes', trials: 4 } as const;
  await expect(service.submit({ space, search })).rejects.toThrow(/`cmaes`: .*layers/);
  const { id } = await service.submit({ space: { ...space, layers: [7] }, search });
  expect((await service.waitForSweep(id)).counts).toMatchObject({ total: 4, completed: 4 });
});

test('the command line submits networks and shows them', async () => {
  const { service } = shared();
  const options = [
    ...['--dataset', 'synthetic-cats', '--learning-rate', '0.0075', '--iterations', '10'],
    ...['--layers', 'none,7,20-7-5', '--activation', 'relu,tanh', '--initialization', 'he'],
  ];
  const { id } = (await readJson(service, 'submit', ...options)) as Sweep;
  await service.waitForSweep(id);
  const trials = await service.listTrials(id);
  expect(trials.map(textOf).toSorted()).toEqual(
    ['none relu he', '7 relu he', '7 tanh he', '20-7-5 relu he', '20-7-5 tanh he'].toSorted(),
  );
  const table = await runCli(service, ['trial', 'ls', id]);
  expect(table.stdout).toMatch(/\blayers\b.*\bactivation\b/);
  expect(table.stdout).toMatch(/\b20-7-5\b/);
  const shown = await runCli(service, ['show', id]);
  expect(shown.stdout).toMatch(/layers none,7,20-7-5$/m);
  const wrong = await runCli(service, ['submit', ...options.slice(0, 6), '--layers', '7x']);
  expect(wrong).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('layer sizes such as 20-7-5'),
  });
});
