import type { Validation as HoldOut } from '@sweepq/core';
import { z } from 'zod';
import { expected, type ShapeOf, seed } from './rules.ts';

export const mostFolds = 20;

const aFraction = expected('a number above 0 and below 1');
const aCount = expected(`a whole number from 2 to ${mostFolds}`);
const fraction = z.number(aFraction).gt(0, aFraction).lt(1, aFraction);
const folds = z.number(aCount).int(aCount).min(2, aCount).max(mostFolds, aCount);

export const validationRequest = z
  .strictObject(
    { fraction: fraction.nullish(), folds: folds.nullish(), seed: seed.nullish() },
    expected('an object with `fraction` or `folds`'),
  )
  .superRefine(({ fraction, folds }, context) => {
    if ((fraction == null) !== (folds == null)) return;
    const isMissing = fraction == null;
    context.addIssue({
      code: 'custom',
      path: [isMissing ? 'fraction' : 'folds'],
      message: isMissing
        ? 'to be a number above 0 and below 1, or `validation.folds` to be given'
        : 'to be left out beside `validation.fraction`',
      params: { got: isMissing ? 'neither of them' : `\`${folds}\`` },
    });
  })
  .meta({
    id: 'ValidationRequest',
    description:
      'How trials are validated: either `fraction` or `folds`. `fraction` holds out this part of each class of the training set, drawn by `seed`. `folds` divides the training set into this number of parts, stratified by class and drawn by `seed`: each trial is trained once without each part and measured on it, and once more on the whole training set. The validation metrics are the means over the folds. The default objective is `metrics.validation.accuracy`.',
  });

const holdOut = z.strictObject({ fraction, seed } satisfies ShapeOf<HoldOut>);
const inFolds = z.strictObject({ folds, seed });
/** A division of train into parts, of which each is held out once. */
export type Folds = z.infer<typeof inFolds>;

/** The stored validation: a part of train that is held out, or k-fold cross-validation. */
export const validation = z.union([holdOut, inFolds]);
export type Validation = z.infer<typeof validation>;
export const validationShapes = { holdOut: holdOut.shape, inFolds: inFolds.shape };

/** Returns the stored validation of a request, with its defaults. */
export function parseValidation(
  request: z.output<typeof validationRequest> | null | undefined,
): Validation | null {
  if (request == null) return null;
  const { fraction, folds, seed } = request;
  // -0 becomes 0.
  const drawn = { seed: (seed ?? 0) + 0 };
  if (folds != null) return { folds, ...drawn };
  return fraction == null ? null : { fraction, ...drawn };
}

/** Returns the folds of a validation; undefined without folds. */
export const foldsOf = (validation: Validation | null | undefined): Folds | undefined =>
  validation && 'folds' in validation ? validation : undefined;

/** Returns the part that a validation holds out of every run; undefined with folds, and without validation. */
export const holdOutOf = (validation: Validation | null | undefined): HoldOut | undefined =>
  validation && 'fraction' in validation ? validation : undefined;

/** Returns the number of trainings of a run: one for each fold, and the one on all of train. */
export const countTrainings = (validation: Validation | null | undefined): number =>
  (foldsOf(validation)?.folds ?? 0) + 1;
