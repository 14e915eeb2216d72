import { z } from 'zod';
import { expected, seed } from './rules.ts';

const aFraction = expected('a number above 0 and below 1');
const fraction = z.number(aFraction).gt(0, aFraction).lt(1, aFraction);

export const validationRequest = z
  .strictObject({ fraction, seed: seed.optional() }, expected('an object with `fraction`'))
  .meta({
    id: 'ValidationRequest',
    description:
      'Holds out that part of each class of train, drawn by `seed`. It is not trained on; trials are ranked by it.',
  });

export const validation = z.strictObject({ fraction, seed }).meta({ id: 'Validation' });
export type Validation = z.infer<typeof validation>;
