import type { Validation } from '@sweepq/core';
import { z } from 'zod';
import { expected, type ShapeOf, seed } from './rules.ts';

const aFraction = expected('a number above 0 and below 1');
const fraction = z.number(aFraction).gt(0, aFraction).lt(1, aFraction);

export const validationRequest = z
  .strictObject({ fraction, seed: seed.nullish() }, expected('an object with `fraction`'))
  .meta({
    id: 'ValidationRequest',
    description:
      'Holds out `fraction` of each class of the training set as validation split, drawn by `seed`. The default objective is then `metrics.validation.accuracy`.',
  });

export const validation = z.strictObject({ fraction, seed } satisfies ShapeOf<Validation>);
