import { z } from 'zod';
import { pageOf } from './page.ts';

export const curveView = z
  .strictObject({
    trialId: z.string(),
    iterations: z
      .number()
      .int()
      .meta({ description: 'The number of iterations of the curve so far.' }),
    points: z.array(z.tuple([z.number().int(), z.number()])).meta({
      description:
        'Pairs of iteration (from 0) and cost. A run with up to 20 000 iterations has all points, and a longer run has 20 000 points. The parameter `points` can reduce the number. The lowest and the highest cost of each part of the curve are included.',
    }),
  })
  .meta({ id: 'CostCurve' });

export const curvePage = pageOf(curveView, 'CostCurvePage');
