import { z } from 'zod';
import { wholeNumber } from './page-query.ts';

/** Of one trial's curve. */
export const curveQuery = z.strictObject({
  points: wholeNumber(2, 20_000).optional().meta({
    description: 'At most so many points, those that keep its shape; all if it is left out.',
  }),
});
