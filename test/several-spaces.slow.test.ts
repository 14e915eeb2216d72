// Sweeps over a list of spaces: conditional hyperparameters.
import type { Sweep, SweepRequest, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { shareService } from './support/service.ts';

const shared = shareService();

const rates = { min: 0.0005, max: 0.02, scale: 'log' as const };
/** Momentum only where `nesterov` is on. */
const first = { learningRate: [0.001, 0.005], iterations: [20, 60] };
const second = { learningRate: 0.005, iterations: [40], nesterov: true, momentum: [0.5, 0.9] };
const third = { learningRate: { min: 0.003, max: 0.005, step: 0.002 }, iterations: 20 };
const listed = [first, second, third];
const plain = { learningRate: rates, iterations: 40 };
const ranged = [
  plain,
  { ...plain, nesterov: true, momentum: { min: 0.3, max: 0.9 } },
  { learningRate: 0.001, iterations: 40, preprocessing: 'standardize' as const },
];

type Service = ReturnType<typeof shared>['service'];

async function train(service: Service, request: Omit<SweepRequest, 'dataset'>) {
  const { id } = await service.submit({ reuse: false, ...request });
  const sweep = await service.waitForSweep(id);
  return { sweep, trials: await trialsOf(service, sweep) };
}
const trialsOf = async (service: Service, { id }: Sweep) =>
  (await service.listTrials(id)).toSorted((a, b) => a.index - b.index);

const rowsOf = (trials: readonly Trial[]) =>
  trials.map(({ params: { learningRate, iterations, nesterov, momentum } }) => [
    ...[learningRate, iterations, nesterov, momentum],
  ]);

test('a grid over a list of spaces has the combinations of the first space, then the new ones of the next spaces', async () => {
  const { service } = shared();
  const request = { dataset: 'synthetic-cats', space: listed } satisfies SweepRequest;
  const forecast = await service.client.dryRun(request);
  expect(forecast).toMatchObject({ trials: 7, runs: 5 });
  const { sweep, trials } = await train(service, request);
  expect(sweep).toMatchObject({ planVersion: 3, counts: { total: 7, completed: 7 } });
  const rows = [
    ...[0.001, 0.005].flatMap((rate) => [20, 60].map((count) => [rate, count, false, 0])),
    ...[0.5, 0.9].map((momentum) => [0.005, 40, true, momentum]),
    // 0.005 with 20 iterations belongs to the first space.
    [0.003, 20, false, 0],
  ];
  expect(rowsOf(trials)).toEqual(rows);
  expect(forecast.firstTrials.map(({ params }) => params)).toEqual(
    trials.map(({ params }) => params),
  );

  const one = await train(service, { space: second });
  expect(trials.slice(4, 6).map(({ modelDigest }) => modelDigest)).toEqual(
    one.trials.map(({ modelDigest }) => modelDigest),
  );
});

test('the spec of a list of spaces is the list as it was submitted, and can be submitted again', async () => {
  const { service } = shared();
  const { sweep } = await train(service, { space: listed });
  const defaults = { momentum: [0], nesterov: [false], preprocessing: ['divide255'], l2: [0] };
  expect(sweep.spec.space).toMatchObject([
    { ...defaults, learningRate: [0.001, 0.005], iterations: [20, 60] },
    { learningRate: [0.005], nesterov: [true], momentum: [0.5, 0.9] },
    { ...defaults, learningRate: { min: 0.003, max: 0.005, step: 0.002, count: null } },
  ]);
  const again = await service.client.submit(sweep.spec);
  expect(again).toMatchObject({ spec: sweep.spec, counts: { total: 7 } });
  const single = await service.submit({ space: [first] });
  expect(single.spec.space).toMatchObject([{ learningRate: [0.001, 0.005] }]);
});

test.each(['random', 'sobol', 'tpe', 'gp'] as const)(
  'a search by %s takes trials of each space, none twice, and the same ones with the same seed',
  async (strategy) => {
    const { service } = shared();
    const adaptive = strategy === 'tpe' || strategy === 'gp';
    const search = { strategy, trials: 24, seed: 4, ...(adaptive && { startup: 8 }) };
    const { sweep, trials } = await train(service, { space: ranged, search });
    expect(sweep.counts).toMatchObject({ total: 24, completed: 24 });
    for (const { params } of trials) {
      const { nesterov, momentum, preprocessing } = params;
      const isOfSpace = nesterov
        ? momentum >= 0.3 && momentum <= 0.9
        : momentum === 0 && (preprocessing === 'divide255' || params.learningRate === 0.001);
      expect(isOfSpace, JSON.stringify(params)).toBe(true);
    }
    const of = (fits: (params: Trial['params']) => boolean) =>
      trials.filter(({ params }) => fits(params)).length;
    expect(of(({ nesterov }) => nesterov)).toBeGreaterThan(3);
    // The third space has one combination.
    expect(of(({ preprocessing }) => preprocessing === 'standardize')).toBeLessThanOrEqual(1);
    expect(new Set(trials.map(({ params }) => JSON.stringify(params))).size).toBe(24);
    const again = await train(service, { space: ranged, search });
    expect(again.trials.map(resultOf)).toEqual(trials.map(resultOf));
  },
);

const resultOf = ({ params, modelDigest }: Trial) => [params, modelDigest];

test('an adaptive search of a list of spaces goes on after an extension, and ends when no space has another combination', async () => {
  const { service } = shared();
  const space = [
    { learningRate: [0.001, 0.002, 0.003], iterations: 20 },
    { learningRate: [0.003, 0.004], iterations: 20 },
    { learningRate: 0.002, iterations: 20, nesterov: true, momentum: [0.5, 0.9] },
  ];
  const search = { strategy: 'tpe', trials: 3, parallelism: 2, startup: 2 } as const;
  const { sweep } = await train(service, { space, search });
  await service.client.extend(sweep.id, { trials: 9 });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 6, completed: 6 });
  expect(ended.warnings.map(({ code }) => code)).toContain('space-exhausted');
  const trials = await trialsOf(service, ended);
  expect(new Set(trials.map(({ params }) => JSON.stringify(params))).size).toBe(6);
});

test('a sweep is extended by a list of spaces, and gets the combinations that it does not have', async () => {
  const { service } = shared();
  const { sweep } = await train(service, { space: { learningRate: 0.001, iterations: 20 } });
  const space = [
    { learningRate: [0.001, 0.002], iterations: 20 },
    { learningRate: 0.002, iterations: [20, 30], momentum: 0.5 },
  ];
  await service.client.extend(sweep.id, { space });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.extensions).toMatchObject([
    { space: [{ learningRate: [0.001, 0.002] }, { momentum: [0.5] }], planVersion: 3 },
  ]);
  expect(rowsOf(await trialsOf(service, ended))).toEqual([
    ...[0.001, 0.002].map((rate) => [rate, 20, false, 0]),
    ...[20, 30].map((count) => [0.002, count, false, 0.5]),
  ]);
});

test('pruning compares the trials of all spaces, and a forecast takes each space equally often', async () => {
  const { service } = shared();
  const space = ranged.slice(0, 2);
  const search = { strategy: 'sobol', trials: 9 } as const;
  const pruning = { rule: 'halving', minIterations: 10, cohort: 9, eta: 2 } as const;
  const { sweep, trials } = await train(service, { space, search, pruning });
  expect(sweep.counts).toMatchObject({ total: 9, completed: 2, pruned: 7 });
  expect(new Set(trials.map(({ params }) => params.nesterov)).size).toBe(2);
  const shorter = { dataset: 'synthetic-cats', space: [{ ...plain, iterations: 20 }, plain] };
  const tpe = { strategy: 'tpe', trials: 10 } as const;
  expect(await service.client.dryRun({ ...shorter, search: tpe })).toMatchObject({
    ...{ trials: 10, iterations: 10 * 30 },
    assumptions: [{ code: 'nothing-reused' }, { code: 'equal-spaces' }],
  });
  expect(
    await service.client.dryRun({ dataset: 'synthetic-cats', space, search, pruning }),
  ).toMatchObject({
    trials: 9,
    iterations: 9 * 10 + 4 * 10 + 2 * 20,
  });
});

test('the command line shows the spaces of a list, and submits a list from a file only', async () => {
  const { service } = shared();
  const input = JSON.stringify({ dataset: 'synthetic-cats', space: listed, name: 'by a file' });
  const submitted = await runCli(service, ['submit', '-f', '-'], { input });
  const { stdout } = await runCli(service, ['show', submitted.stdout.trim()]);
  expect(stdout).toMatch(/space +space 0\n +learningRate 0\.001,0\.005\n/);
  expect(stdout).toMatch(/space 1\n +learningRate 0\.005\n(.*\n)+ +momentum 0\.5,0\.9\n/);
  const args = ['submit', '-f', '-', '--momentum', '0.9', '--dry-run'];
  expect(await runCli(service, args, { input })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'Expected `space` of the file to be one space beside `--momentum`, got `a list of spaces`.',
    ),
  });
});
