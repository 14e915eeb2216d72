// A space says which values each hyperparameter takes. A user may write a value or a list; inside,
// every axis is a list.
import { z } from 'zod';
import { expected, initScale, iterations, learningRate, maxTrials, seed } from './rules.ts';

/** One value, or a list of different values. */
function axis<T extends z.ZodNumber>(value: T, what: string) {
  const list = z
    .array(value, expected(`${what}, or a list of them`))
    .min(1, expected('a list of at least one value'))
    .refine((values) => new Set(values).size === values.length, {
      error: () => 'to be a list of different values',
    });
  return z.union([value, list], expected(`${what}, or a list of them`));
}

export const spaceRequest = z
  .strictObject(
    {
      learningRate: axis(learningRate, 'a finite number above 0'),
      iterations: axis(iterations, 'a whole number'),
      seed: axis(seed, 'a whole number').optional(),
      initScale: initScale.optional(),
    },
    expected('an object'),
  )
  .superRefine((space, context) => {
    const trials = Object.values(space).reduce<number>((n, v) => n * [v].flat().length, 1);
    if (trials > maxTrials) {
      context.addIssue({
        code: 'custom',
        message: `to have at most ${maxTrials} trials`,
        params: { got: `${trials}` },
      });
    }
  })
  .meta({
    id: 'SpaceRequest',
    description: 'For each hyperparameter a value or a list of values.',
  });

export const space = z
  .strictObject({
    learningRate: z.array(learningRate).min(1),
    iterations: z.array(iterations).min(1).meta({ description: 'Ascending.' }),
    seed: z.array(seed).min(1),
    initScale: z.array(initScale).min(1),
  })
  .meta({ id: 'Space', description: 'For each hyperparameter the list of values it takes.' });

export type SpaceRequest = z.infer<typeof spaceRequest>;
export type Space = z.infer<typeof space>;

/** The space as it is planned: every axis a list, defaults filled in, iteration counts ascending. */
export function parseSpace(request: SpaceRequest): Space {
  return {
    learningRate: [request.learningRate].flat(),
    iterations: [request.iterations].flat().sort((a, b) => a - b),
    // Adding 0 turns a -0 into the 0 that it equals, so that it is written and hashed as one.
    seed: [request.seed ?? 0].flat().map((value) => value + 0),
    initScale: [(request.initScale ?? 0.01) + 0],
  };
}
