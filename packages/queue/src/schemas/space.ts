// A space says which values each hyperparameter takes. A user may write a value, a list or a range; inside,
// every axis is a list, or a range to sample from.
import { z } from 'zod';
import { hyperparameters } from './hyperparameters.ts';
import { countListed, mostListed } from './listed.ts';
import { type Range, range, rangeOf } from './range.ts';
import { expected, iterations } from './rules.ts';

const { learningRate, seed, initScale, l2, momentum, nesterov, preprocessing } =
  hyperparameters.shape;

/** One value, a list of different values, or, of numbers, a range. */
function axis<T extends z.ZodType<number | boolean | string>>(value: T, what: string) {
  return z.union([value, listOf(value, what)], expected(`${what}, or a list of them`));
}

function numberAxis(value: z.ZodNumber, what: string, options?: { wholeOnly: boolean }) {
  return z.union(
    [value, listOf(value, what), rangeOf(value, options)],
    expected(`${what}, a list of them, or a range`),
  );
}

function listOf<T extends z.ZodType<number | boolean | string>>(value: T, what: string) {
  return z
    .array(value, expected(`${what}, or a list of them`))
    .min(1, expected('a list of at least one value'))
    .refine((values) => new Set(values).size === values.length, {
      error: () => 'to be a list of different values',
    });
}

const writtenSpace = z.strictObject(
  {
    learningRate: numberAxis(learningRate, 'a finite number above 0'),
    iterations: numberAxis(iterations, 'a whole number', { wholeOnly: true }),
    seed: numberAxis(seed, 'a whole number', { wholeOnly: true }).optional(),
    initScale: numberAxis(initScale, 'a number from 0 to 1e100').optional(),
    l2: numberAxis(l2, 'a finite number, 0 or above').optional(),
    momentum: numberAxis(momentum, 'a number from 0 to below 1').optional(),
    nesterov: axis(nesterov, 'true or false').optional(),
    preprocessing: axis(preprocessing, '"divide255" or "standardize"').optional(),
  },
  expected('an object'),
);

export const spaceRequest = z
  .preprocess((written: z.input<typeof writtenSpace>, context) => {
    // Checked before the ranges become lists.
    const values = countListed(written);
    if (values > 0 && values > mostListed(written)) {
      context.addIssue({
        code: 'custom',
        message: `to list at most ${mostListed(written)} values with its ranges`,
        params: { got: `\`${values}\`` },
      });
    }
    return written;
  }, writtenSpace)
  .meta({
    id: 'SpaceRequest',
    description: 'For each hyperparameter a value, a list of values, or a range.',
  });

const numbers = (value: z.ZodNumber) => z.union([z.array(value).min(1), range]);

export const space = z
  .strictObject({
    learningRate: numbers(learningRate),
    iterations: numbers(iterations).meta({ description: 'Ascending.' }),
    seed: numbers(seed),
    initScale: numbers(initScale),
    l2: numbers(l2),
    momentum: numbers(momentum),
    nesterov: z.array(nesterov).min(1),
    preprocessing: z.array(preprocessing).min(1),
  })
  .meta({ id: 'Space', description: 'For each hyperparameter the values it takes.' });

export type SpaceRequest = z.input<typeof spaceRequest>;
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

/** The space as it is planned: every axis a list or a range, defaults filled in, iteration counts ascending. */
export function parseSpace(request: z.output<typeof spaceRequest>): Space {
  const { learningRate, iterations, seed, initScale, l2, momentum, nesterov, preprocessing } =
    request;
  const counts = toAxis(iterations);
  return {
    learningRate: toAxis(learningRate),
    iterations: Array.isArray(counts) ? counts.sort((a, b) => a - b) : counts,
    ...defaultAxes,
    ...(seed !== undefined && { seed: toAxis(seed) }),
    ...(initScale !== undefined && { initScale: toAxis(initScale) }),
    ...(l2 !== undefined && { l2: toAxis(l2) }),
    ...(momentum !== undefined && { momentum: toAxis(momentum) }),
    ...(nesterov !== undefined && { nesterov: [nesterov].flat() }),
    ...(preprocessing !== undefined && { preprocessing: [preprocessing].flat() }),
  };
}

/** Adding 0 turns a -0 into the 0 that it equals, so that it is written and hashed as one. */
function toAxis(axis: number | number[] | Range): number[] | Range {
  if (typeof axis === 'object' && !Array.isArray(axis)) return { ...axis, min: axis.min + 0 };
  return [axis].flat().map((value) => value + 0);
}
