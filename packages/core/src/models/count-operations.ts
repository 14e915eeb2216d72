import { chooseForm } from '../preprocess/choose-form.ts';
import type { ModelParams, RunSize } from './form.ts';
import { settleParams } from './settle-params.ts';
import { withForm } from './with-form.ts';

/** The operations of an iteration. Kernels of the same name do about the same number of operations a second for runs of similar size. */
export type Operations = { kernels: string; perIteration: number };

/** Counts the operations of an iteration on data of this size, in the form that `chooseForm` chooses. Does not read the images. */
export function countOperations(size: RunSize, given: ModelParams): Operations {
  const params = settleParams(given, size);
  return withForm(chooseForm(size.m, size.n), params, (form) => ({
    kernels: form.kernels,
    perIteration: form.flops(size, params),
  }));
}
