import { z } from 'zod';
import { wholeNumber } from './page-query.ts';

/** Of one trial's curve. */
export const curveQuery = z.strictObject({
  points: wholeNumber(2, 20_000).optional().meta({
    description:
      'The maximum number of points. From 4 on, the lowest and the highest cost are included. Default: all points.',
  }),
});
