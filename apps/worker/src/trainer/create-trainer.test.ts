import { expect, test } from 'vitest';
import { shareTrainer } from '../../../../test/support/trainer.ts';
import { settle } from './settle.ts';

const useTrainer = shareTrainer();

test('a run speaks for the worker that trained it, and not for one that reads what another has committed', async () => {
  const { takeRun, train, verdicts } = await useTrainer();
  const { job, token } = await takeRun();
  const trained = await train(job, token);
  expect(verdicts).toEqual(['completed']);
  // Delivered again, as if its worker had died before the job was completed.
  const read = await train(job, token);
  expect(read).toMatchObject({ status: 'completed', curveSha256: trained.curveSha256 });
  expect(verdicts).toEqual(['completed', 'neither']);
});

test('a run that fails once its sweep is paused is queued, and has not crashed when the sweep goes on', async () => {
  const { store, spec, run, takeRun, deps, now } = await useTrainer();
  const { job, token } = await takeRun();
  const { attempt } = await store.startRun(run, { startedAt: now });
  await store.pauseSweep(spec.id);
  const signal = new AbortController().signal;
  const error = Object.assign(new Error('It cannot be trained.'), { retriable: false });
  const settled = await settle(deps, { job, token, signal, attempt }, error);
  expect(settled).toMatchObject({ error: { name: 'RunHaltedError' }, verdict: 'neither' });
  expect((await store.readRunStates(spec.id, [0]))[0]).toMatchObject({ status: 'queued' });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ queued: 1, running: 0 });
  await store.resumeSweep(spec.id, 1);
  const again = await store.startRun(run, { startedAt: now, generation: 1 });
  expect(again).toMatchObject({ state: 'started', crashes: 0 });
});
