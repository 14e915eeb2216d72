// A space says which values each hyperparameter takes. A user may write a value or a list; inside,
// every axis is a list.
import { z } from 'zod';
import { hyperparameters } from './hyperparameters.ts';
import { expected, iterations, maxTrials } from './rules.ts';

const { learningRate, seed, initScale, l2, momentum, nesterov, preprocessing } =
  hyperparameters.shape;

/** One value, or a list of different values. */
function axis<T extends z.ZodType<number | boolean | string>>(value: T, what: string) {
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
      initScale: axis(initScale, 'a number from 0 to 1e100').optional(),
      l2: axis(l2, 'a finite number, 0 or above').optional(),
      momentum: axis(momentum, 'a number from 0 to below 1').optional(),
      nesterov: axis(nesterov, 'true or false').optional(),
      preprocessing: axis(preprocessing, '"divide255" or "standardize"').optional(),
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
    l2: z.array(l2).min(1),
    momentum: z.array(momentum).min(1),
    nesterov: z.array(nesterov).min(1),
    preprocessing: z.array(preprocessing).min(1),
  })
  .meta({ id: 'Space', description: 'For each hyperparameter the list of values it takes.' });

export type SpaceRequest = z.infer<typeof spaceRequest>;
export type Space = z.infer<typeof space>;

/** What a space has where its request says nothing. */
export const defaultAxes = {
  seed: [0],
  initScale: [0.01],
  l2: [0],
  momentum: [0],
  nesterov: [false],
  preprocessing: ['divide255'],
} satisfies Partial<Space>;

/** The space as it is planned: every axis a list, defaults filled in, iteration counts ascending. */
export function parseSpace(request: SpaceRequest): Space {
  const { seed, initScale, l2, momentum, nesterov, preprocessing } = request;
  return {
    ...defaultAxes,
    learningRate: [request.learningRate].flat(),
    iterations: [request.iterations].flat().sort((a, b) => a - b),
    ...(seed !== undefined && { seed: withoutMinusZero(seed) }),
    ...(initScale !== undefined && { initScale: withoutMinusZero(initScale) }),
    ...(l2 !== undefined && { l2: withoutMinusZero(l2) }),
    ...(momentum !== undefined && { momentum: withoutMinusZero(momentum) }),
    ...(nesterov !== undefined && { nesterov: [nesterov].flat() }),
    ...(preprocessing !== undefined && { preprocessing: [preprocessing].flat() }),
  };
}

/** Adding 0 turns a -0 into the 0 that it equals, so that it is written and hashed as one. */
const withoutMinusZero = (axis: number | number[]) => [axis].flat().map((value) => value + 0);
