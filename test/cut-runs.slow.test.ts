// What a run keeps if it is cut before its last iteration.
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const long = { learningRate: 0.001, iterations: 1_000_000 };

test('runs that `maxSeconds` stops keep their metrics, and the command line exits with 6', async () => {
  const service = await useService();
  await service.startWorker({ threads: 1 });
  // Prepares the dataset and starts the thread, so that the time limit covers only training.
  const warm = await service.submit({ space: { learningRate: 0.001, iterations: 10 } });
  await service.waitForSweep(warm.id);
  const { id } = await service.submit({
    space: { ...long, seed: [0, 1] },
    stop: { maxSeconds: 1.5 },
  });
  const { code, stdout, stderr } = await runCli(service, ['watch', id]);
  expect([code, stderr]).toEqual([6, expect.stringContaining('2 cancelled. (no-result)')]);
  const [cut, waited] = await service.listTrials(id);
  const at = cut?.stoppedIteration ?? 0;
  expect(at).toBeGreaterThan(0);
  expect(cut).toMatchObject({ status: 'cancelled', failure: null, source: 'trained' });
  expect(waited).toMatchObject({ status: 'cancelled', metrics: null, stoppedIteration: null });
  expect(stdout).toMatch(new RegExp(`^t0 +cancelled +${at} .* % +0\\.\\d+$`, 'm'));

  const again = await service.submit({
    space: { learningRate: 0.001, iterations: at },
    reuse: true,
  });
  await service.waitForSweep(again.id);
  const [whole] = await service.listTrials(again.id);
  expect(whole?.source).toBe('trained');
  expect(cut?.metrics).toEqual(whole?.metrics);
  const modelOf = (trial: string) => service.get<object>(`/v1/trials/${trial}/model.json`);
  expect(await modelOf(`${id}-t0`)).toEqual({
    ...(await modelOf(`${again.id}-t0`)),
    trialId: `${id}-t0`,
  });
  const curveOf = (trial: string) =>
    service.get<{ iterations: number }>(`/v1/trials/${trial}/cost-curve?points=50`);
  expect((await curveOf(`${id}-t0`)).iterations).toBe(at);
  const csv = await (await fetch(new URL(`/v1/sweeps/${id}/trials.csv`, service.api.url))).text();
  const [head = '', first = ''] = csv.split('\r\n');
  expect(first.split(',')[head.split(',').indexOf('stoppedIteration')]).toBe(`${at}`);
});

test('a paused sweep that is cancelled keeps the metrics of its runs', async () => {
  const service = await useService();
  await service.startWorker({ threads: 1 });
  const { id } = await service.submit({ space: { ...long, iterations: [100, 1_000_000] } });
  await waitUntil(
    'a trial is completed',
    async () => (await service.readSweep(id)).counts.completed > 0,
  );
  await service.client.pause(id);
  await waitUntil('no trial runs', async () => (await service.readSweep(id)).counts.running === 0);
  const { status } = await service.client.cancel(id);
  const cut = await waitUntil('the run is cut', async () => {
    const trials = await service.listTrials(id);
    return trials.find(({ stoppedIteration }) => stoppedIteration !== null);
  });
  expect([status, cut.status]).toEqual(['cancelled', 'cancelled']);
  expect(cut.metrics?.train.cost).toBeGreaterThan(0);
  const { best, failure } = await service.readSweep(id);
  expect([best?.params.iterations, failure]).toEqual([100, null]);
});
