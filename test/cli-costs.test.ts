// The option `--every n`, which prints the cost at every n-th iteration in the format of the article.
import type { CostCurve, Sweep } from '@sweepq/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { startService } from './support/service.ts';
import type { Service } from './support/steering.ts';

let service: Service;
let sweep: Sweep;
const learningRate = [0.001, 0.005];

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  // The weights start from zeros, as in the article.
  const { id } = await service.submit({
    space: { learningRate, iterations: [250, 120], initScale: 0 },
  });
  sweep = (await service.waitForSweep(id)) as Sweep;
});
afterAll(() => service.stop());

test('show prints the costs of a trial as the article does', async () => {
  const { points } = await curveOf(`${sweep.id}-t1`);
  const cost = (iteration: number) => points[iteration]?.cost.toFixed(6);
  const { code, stdout } = await runCli(service, ['show', `${sweep.id}-t1`, '--every', '100']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Cost after iteration 0: 0\.693147$/m);
  expect(stdout.split('\n\n')[1]).toBe(
    [0, 100, 200, 249].map((i) => `Cost after iteration ${i}: ${cost(i)}\n`).join(''),
  );
  const json = ['show', `${sweep.id}-t0`, '--every', '100'];
  const shown = await readJson<{ id: string; costs: { iteration: number }[] }>(service, ...json);
  expect(shown.id).toBe(`${sweep.id}-t0`);
  expect(shown.costs.map(({ iteration }) => iteration)).toEqual([0, 100, 119]);
});

test('show prints the costs of a run, or of each run of a sweep, under the name of the run', async () => {
  const ofRun = await runCli(service, ['show', `${sweep.id}-r1`, '--every', '200']);
  expect(ofRun.stdout).toMatch(/^iteration +250 of 250$/m);
  expect(iterationsIn(ofRun.stdout)).toEqual([0, 200, 249]);
  const ofSweep = await runCli(service, ['show', 'latest', '--every', '200']);
  expect(iterationsIn(ofSweep.stdout)).toEqual([0, 200, 249, 0, 200, 249]);
  expect(ofSweep.stdout).toMatch(/^r0 {2}learningRate=0\.001\nCost after iteration 0: /m);
  expect(ofSweep.stdout).toMatch(/^r1 {2}learningRate=0\.005\nCost after iteration 0: /m);
  const json = await readJson<{ costs: object[] }>(service, 'show', 'latest', '--every', '200');
  const three = [{ iteration: 0 }, { iteration: 200 }, { iteration: 249 }];
  expect(json.costs).toMatchObject([
    { runId: `${sweep.id}-r0`, trialId: `${sweep.id}-t1`, costs: three },
    { runId: `${sweep.id}-r1`, trialId: `${sweep.id}-t3`, costs: three },
  ]);
});

test('watch prints the costs at the end, and --every implies --watch for a submit', async () => {
  const watched = await runCli(service, ['watch', sweep.id, '--every', '100']);
  expect(iterationsIn(watched.stdout)).toEqual([0, 100, 200, 249, 0, 100, 200, 249]);
  expect(watched.stdout).toMatch(/^trial /m);
  const events = await runCli(service, ['watch', sweep.id, '--every', '100', '--json']);
  const last = JSON.parse(events.stdout.trim().split('\n').at(-1) ?? '');
  expect(last).toMatchObject({ type: 'costs', runId: `${sweep.id}-r1`, costs: [{}, {}, {}, {}] });
  const args = ['--dataset', 'synthetic-cats', '--learning-rate', '0.002', '--iterations', '30'];
  const submitted = await runCli(service, ['submit', ...args, '--every', '10']);
  expect(iterationsIn(submitted.stdout)).toEqual([0, 10, 20, 29]);
});

test('show reports the number of runs without a cost curve, and exits with 3 for a trial without a cost curve', async () => {
  const other = await startService();
  try {
    const { id } = await other.submit({ space: { learningRate, iterations: 10 } });
    const { code, stderr } = await runCli(other, ['show', id, '--every', '5']);
    expect([code, stderr]).toEqual([0, 'No cost curve: 2 runs.\n']);
    expect(await runCli(other, ['show', `${id}-t0`, '--every', '5'])).toMatchObject({
      ...{ code: 3, stdout: '' },
      stderr: expect.stringMatching(/is queued and has no cost curve yet\.$/m),
    });
  } finally {
    await other.stop();
  }
});

test('export writes the costs at every n-th iteration, for all trials or for one', async () => {
  const { stdout } = await runCli(service, ['export', sweep.id, '--every', '100']);
  const rows = stdout.trim().split('\r\n');
  expect(rows[0]).toBe('trialId,iteration,cost');
  expect(rows).toHaveLength(1 + 2 * 4 + 2 * 3);
  const points = (await curveOf(`${sweep.id}-t2`)).points;
  expect(rows).toContain(`${sweep.id}-t2,100,${points[100]?.cost}`);
  const one = ['export', `${sweep.id}-t2`, '--curves', '-o', 'ndjson'];
  const { stdout: line } = await runCli(service, [...one, '--every', '100']);
  expect(JSON.parse(line)).toEqual({
    ...{ trialId: `${sweep.id}-t2`, iterations: 120 },
    points: [points[0], points[100], points[119]],
  });
  expect(await runCli(service, [...one, '--every', '5', '--points', '5'])).toMatchObject({
    ...{ code: 2, stdout: '' },
  });
  expect(await runCli(service, ['export', `${sweep.id}-t3`])).toMatchObject({ code: 2 });
});

const iterationsIn = (text: string) =>
  [...text.matchAll(/^Cost after iteration (\d+): \d\.\d{6}$/gm)].map(([, i]) => Number(i));

const curveOf = async (trialId: string): Promise<CostCurve> =>
  service.get<CostCurve>(`/v1/trials/${trialId}/cost-curve`);
