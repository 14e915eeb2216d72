import { z } from 'zod';
import { expected, seed } from './rules.ts';

const aFraction = expected('a number above 0 and below 1');
const fraction = z.number(aFraction).gt(0, aFraction).lt(1, aFraction);

export const validationRequest = z
  .strictObject({ fraction, seed: seed.optional() }, expected('an object with `fraction`'))
  .meta({
    id: 'ValidationRequest',
    description:
      'Holds out this fraction of each class of the training set, drawn by `seed`. By default trials are then ranked by their accuracy on it.',
  });

export const validation = z.strictObject({ fraction, seed }).meta({ id: 'Validation' });
export type Validation = z.infer<typeof validation>;
