import { z } from 'zod';
import { wholeNumber } from './page-query.ts';

/** Of one trial's curve. */
export const curveQuery = z.strictObject({
  points: wholeNumber(2, 20_000).optional().meta({
    description:
      'At most this many points; from 4 on, the lowest and the highest cost are among them. Default: all points.',
  }),
});
