// The time of an iteration that was never measured: the engine counts its operations, and a run of about the same size, with the same kernels,
// has shown how many operations a thread does in a second.
import { foldsOf, holdOutOf, type SweepSpec } from '@sweepq/contract';
import {
  CoreError,
  countHeldOut,
  countOperations,
  countOutputs,
  kernelNames,
  type Operations,
  type RunSize,
} from '@sweepq/core';
import { DatasetError } from '@sweepq/datasets';
import type { MeasuredRate } from '@sweepq/store';
import { type ModelSetup, parseSetup } from './model-setup.ts';
import type { SubmitDeps } from './submit-sweep.ts';

export type EstimateDeps = Pick<SubmitDeps, 'store' | 'library'>;

/** Returns the seconds of an iteration for each of these setups. None if no run was timed, or if the dataset has changed or cannot be read. */
export async function estimatePaces(
  { store, library }: EstimateDeps,
  spec: SweepSpec,
  setups: readonly ModelSetup[],
): Promise<Map<ModelSetup, number>> {
  if (setups.length === 0) return new Map();
  const [size, rates] = await Promise.all([readSize(library, spec), store.readRates(kernelNames)]);
  if (size === undefined || rates.length === 0) return new Map();
  return new Map(
    setups.map((setup) => {
      const operations = countOperations(size, parseSetup(setup).params);
      return [setup, operations.perIteration / rateOf(operations, rates)];
    }),
  );
}

/** Returns the sizes of the runs of a sweep. Undefined if the dataset is not the one of the sweep, or if it cannot be read now. */
async function readSize(
  library: EstimateDeps['library'],
  { dataset, validation }: SweepSpec,
): Promise<RunSize | undefined> {
  try {
    const present = await library.describe(dataset.name, dataset.version);
    if (present.sha256.train !== dataset.sha256.train) return undefined;
    const { trainCount, featureCount: n, classBalance, classes } = present;
    const [held, folds] = [holdOutOf(validation), foldsOf(validation)];
    const heldOut = held ? countHeldOut(classBalance.train, held.fraction) : 0;
    // Each of k trainings lacks a k-th part of the images, and one has all of them: on average, a training lacks 1 / (k + 1).
    const lacking = folds ? trainCount / (folds.folds + 1) : heldOut;
    return { m: Math.round(trainCount - lacking), n, outputs: countOutputs(classes) };
  } catch (error) {
    if (error instanceof DatasetError || error instanceof CoreError) return undefined;
    throw error;
  }
}

/** Returns the operations a second of the most similar runs: first those with the same kernels, then those of the nearest size. */
function rateOf({ kernels, perIteration }: Operations, rates: readonly MeasuredRate[]): number {
  const size = Math.log2(perIteration);
  const distanceOf = (rate: MeasuredRate) =>
    (rate.kernels === kernels ? 0 : 1_000) + Math.abs(rate.size - size);
  return rates.reduce((best, rate) => (distanceOf(rate) < distanceOf(best) ? rate : best))
    .perSecond;
}
