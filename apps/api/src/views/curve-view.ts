import { z } from 'zod';
import { pageOf } from './page.ts';

export const curveView = z
  .strictObject({
    trialId: z.string(),
    iterations: z.number().int().meta({ description: 'The number of iterations known so far.' }),
    points: z.array(z.tuple([z.number().int(), z.number()])).meta({
      description:
        'Pairs of iteration (from 0) and cost: all points of a run with up to 20 000 iterations, 20 000 points of a longer run, or at most `points` if it was given. The lowest and the highest cost of each part of the curve are included.',
    }),
  })
  .meta({ id: 'CostCurve' });

export const curvePage = pageOf(curveView, 'CostCurvePage');
