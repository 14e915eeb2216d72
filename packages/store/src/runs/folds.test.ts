import { createSweepId, type SweepSpec } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { savedFold } from '../../fixtures/saved-fold.ts';
import { now, refOf, useCreated } from '../../fixtures/stored-sweep.ts';

const validation = { folds: 3, seed: 0 };
const trajectory = 'f'.repeat(40);

/** A sweep, and functions that save and read the folds of the first run of this sweep and of others with the same trajectory. */
async function useFolds() {
  const { store, spec } = await useCreated({ validation });
  const createOther = async (later: number) => {
    const other = { ...spec, id: createSweepId(Date.now() + later) };
    await store.createSweep(other);
    return other;
  };
  const save = async (of: SweepSpec, ...folds: ReturnType<typeof savedFold>[]) => {
    const ref = refOf(of, 0);
    const started = await store.startRun(ref, { startedAt: now });
    await store.commitFolds({ ...ref, ...started, trajectory, isFurther: true, folds });
  };
  /** The iterations of the checkpoints of all folds. */
  const read = async (of: SweepSpec, reuse = true) => {
    const saved = await store.readFolds({ ...refOf(of, 0), folds: 3, reuse }, trajectory);
    return saved.map((fold) => fold?.checkpoint?.costs.length);
  };
  return { spec, createOther, save, read };
}

test('the folds that a run has not saved itself are those of another sweep, also after its first saved fold', async () => {
  const { spec, createOther, save, read } = await useFolds();
  await save(spec, savedFold(0), savedFold(1));
  const other = await createOther(1);
  expect(await read(other)).toEqual([3, 3, undefined]);
  await save(other, savedFold(0, { iteration: 5 }));
  expect(await read(other)).toEqual([5, 3, undefined]);
  expect(await read(other, false)).toEqual([5, undefined, undefined]);
});

test('a fold that has ended hides that of an earlier sweep, and one that has not ended does not', async () => {
  const { spec, createOther, save, read } = await useFolds();
  await save(spec, savedFold(0), savedFold(1));
  const open = savedFold(1, { iteration: 2, status: 'running' });
  await save(await createOther(1), savedFold(0, { iteration: 5 }), open);
  expect(await read(await createOther(2))).toEqual([5, 3, undefined]);
});
