import { pointView } from '@sweepq/contract';
import { z } from 'zod';
import { pageOf } from './page.ts';

export const curveView = z
  .object({
    trialId: z.string(),
    iterations: z
      .number()
      .int()
      .meta({ description: 'The number of iterations of the curve so far.' }),
    points: z.array(pointView).meta({
      description:
        'A run with up to 20 000 iterations has all points, and a longer run has 20 000 points. The parameter `points` can reduce the number. The lowest and the highest cost of each part of the curve are included.',
    }),
  })
  .meta({ id: 'CostCurve' });

export const curvePage = pageOf(curveView, 'CostCurvePage');
