// A space has an axis for each hyperparameter. A user writes an axis as a value, a list or a range. In the stored space, an
// axis is a list, or a range to sample from.
import { z } from 'zod';
import { hyperparameters, type ParamName, trialParams } from './hyperparameters.ts';
import { activation, initialization, layersAxis, layersText, noLayers } from './network.ts';
import { acceptAtOnce } from './number-lists.ts';
import {
  batchSize,
  classWeight,
  optimizationNames,
  optimizer,
  plainOptimization,
} from './optimization.ts';
import { listedRange, range, rangeOf } from './range.ts';
import { expected, iterations } from './rules.ts';
import { schedule, shortestSchedule } from './schedule.ts';

const { learningRate, seed, initScale, l2, momentum, nesterov, preprocessing } =
  hyperparameters.shape;

/** Returns the schema of an axis without ranges: one value, or a list of different values. Values are equal if `keyOf` gives the same for them. */
function axis<T extends z.ZodType<number | boolean | string>>(
  value: T,
  what: string,
  keyOf?: (value: string) => unknown,
) {
  return z.union([value, listOf(value, what, keyOf)], expected(`${what}, or a list of them`));
}

function numberAxis(value: z.ZodNumber, what: string, options?: { wholeOnly: boolean }) {
  const list = acceptAtOnce(listOf(value, what), value, { areDifferent: true });
  return z.union(
    [value, list, rangeOf(value, options)],
    expected(`${what}, a list of them, or a range`),
  );
}

function listOf<T extends z.ZodType<number | boolean | string>>(
  value: T,
  what: string,
  keyOf: (value: string) => unknown = (text) => text,
) {
  return z
    .array(value, expected(`${what}, or a list of them`))
    .min(1, expected('a list of at least one value'))
    .refine(
      (values) =>
        new Set(values.map((each) => (typeof each === 'string' ? keyOf(each) : each))).size ===
        values.length,
      {
        error: () => 'to be a list of different values',
      },
    )
    .meta({ uniqueItems: true });
}

const describe = (name: ParamName) => trialParams.shape[name].description ?? '';

export const spaceRequest = z
  .strictObject(
    {
      learningRate: numberAxis(learningRate, 'a finite number above 0'),
      iterations: numberAxis(iterations, 'a whole number', { wholeOnly: true }),
      seed: numberAxis(seed, 'a whole number', { wholeOnly: true }).nullish(),
      initScale: numberAxis(initScale, 'a number from 0 to 1e100').nullish(),
      l2: numberAxis(l2, 'a finite number, 0 or above').nullish(),
      momentum: numberAxis(momentum, 'a number from 0 to below 1').nullish(),
      nesterov: axis(nesterov, 'true or false').nullish(),
      preprocessing: axis(preprocessing, '"divide255" or "standardize"').nullish(),
      layers: layersAxis.nullish(),
      activation: axis(activation, '"relu", "tanh" or "sigmoid"').nullish(),
      initialization: axis(initialization, '"normal", "lecun", "he" or "xavier"').nullish(),
      optimizer: axis(optimizer, '"sgd" or "adam"').nullish(),
      batchSize: numberAxis(batchSize, 'a whole number', { wholeOnly: true })
        .nullish()
        .describe(describe('batchSize')),
      schedule: axis(schedule, 'a schedule such as "step:500:0.5"', shortestSchedule)
        .nullish()
        .describe(describe('schedule')),
      classWeight: axis(classWeight, '"none" or "balanced"').nullish(),
    },
    expected('an object'),
  )
  .meta({
    id: 'SpaceRequest',
    description:
      'For each hyperparameter, a value, a list of different values, or a range. A range has `step` or `count`, not both; `step` is rejected on a log scale. With the strategy `grid`, each range needs one of them. Defaults: `seed` 0, `initScale` 0.01, `l2` 0, `momentum` 0, `nesterov` false, `preprocessing` `divide255`, `layers` [] (no hidden layer), `activation` `relu`, `initialization` by the layers: `normal` without a hidden layer, otherwise `lecun`, `optimizer` `sgd`, `batchSize` 0 (all images), `schedule` `constant`, `classWeight` `none`.',
  });

export const maxSpaces = 32;
const severalSpaces = expected(`a list of 1 to ${maxSpaces} spaces`);

/** A space, or a list of spaces: conditional hyperparameters are searched in some of them only. */
export const spacesRequest = z
  .union(
    [
      spaceRequest,
      z.array(spaceRequest, severalSpaces).min(1, severalSpaces).max(maxSpaces, severalSpaces),
    ],
    expected('an object, or a list of objects'),
  )
  .meta({
    description:
      'A space, or a list of 1 to 32 spaces, of which each trial belongs to one. `grid` takes the combinations of the first space, then those of the second one that are new, and so on. `random` and `sobol` choose each space equally often, until it has no other combination. For an adaptive strategy, the space is one more choice. `cmaes` takes one space only. No combination is taken twice.',
  });

const numbers = (value: z.ZodNumber) =>
  z.union([acceptAtOnce(z.array(value).min(1), value, { areDifferent: false }), range]);

/** The stored space. Iteration counts are in ascending order. */
export const space = z.strictObject({
  learningRate: numbers(learningRate),
  iterations: numbers(iterations),
  seed: numbers(seed),
  initScale: numbers(initScale),
  l2: numbers(l2),
  momentum: numbers(momentum),
  nesterov: z.array(nesterov).min(1),
  preprocessing: z.array(preprocessing).min(1),
  // Missing in a space of units, which earlier versions read, too. `initialization` is also missing if it depends on the layers.
  layers: z.array(layersText).min(1).optional(),
  activation: z.array(activation).min(1).optional(),
  initialization: z.array(initialization).min(1).optional(),
  // Missing if all values are those of the article, for the same reason.
  optimizer: z.array(optimizer).min(1).optional(),
  batchSize: numbers(batchSize).optional(),
  schedule: z.array(schedule).min(1).optional(),
  classWeight: z.array(classWeight).min(1).optional(),
});

/** The stored spaces of a sweep: one, or a list. They have the form in which they were submitted. */
export const spaces = z.union([space, z.array(space).min(1)]);

/** The axes of numbers, which can be ranges. */
const numberAxes = [
  'learningRate',
  'iterations',
  'seed',
  'initScale',
  'l2',
  'momentum',
  'batchSize',
] as const;

/** The axes of a stored space that were submitted as ranges with a step or a count. */
export const listedRanges = z.partialRecord(z.enum(numberAxes), listedRange);
export type ListedRanges = z.infer<typeof listedRanges>;
/** For a list of spaces: the ranges of each space, in the same order. */
export const rangesOfSpaces = z.union([listedRanges, z.array(listedRanges)]);

export type SpaceRequest = z.infer<typeof spaceRequest>;
export type SpacesRequest = z.infer<typeof spacesRequest>;
export type Space = z.infer<typeof space>;
/** One space, or a list of spaces. */
export type Spaces = z.infer<typeof spaces>;

/** Returns the spaces of a sweep as a list. */
export const listSpaces = <T extends object>(spaces: T | readonly T[]): readonly T[] =>
  Array.isArray(spaces) ? spaces : [spaces as T];

/** The values of the axes that a request leaves out. */
export const defaultAxes = {
  seed: [0],
  initScale: [0.01],
  l2: [0],
  momentum: [0],
  nesterov: [false],
  preprocessing: ['divide255'],
} satisfies Partial<Space>;

/** The values of the axes of optimization that a stored space leaves out. */
export const plainAxes = {
  optimizer: [plainOptimization.optimizer],
  batchSize: [plainOptimization.batchSize],
  schedule: [plainOptimization.schedule],
  classWeight: [plainOptimization.classWeight],
} satisfies Partial<Space>;

/** Returns the axes of optimization of a stored space. */
export const optimizationOf = (space: Space) => ({
  optimizer: space.optimizer ?? plainAxes.optimizer,
  batchSize: space.batchSize ?? plainAxes.batchSize,
  schedule: space.schedule ?? plainAxes.schedule,
  classWeight: space.classWeight ?? plainAxes.classWeight,
});

/** Returns a stored space with the axes that it leaves out. */
export function fillSpace(space: Space): FilledSpace {
  const { layers = [noLayers], activation = ['relu'] } = space;
  const byLayers = layers.map((each) => (each === noLayers ? 'normal' : 'lecun'));
  const { initialization = [...new Set(byLayers)] } = space;
  return { ...space, layers, activation, initialization, ...optimizationOf(space) };
}

type FilledSpace = { [Name in keyof Space]-?: NonNullable<Space[Name]> };

/** The names of all axes. */
export const axisNames = space.keyof().options;

/** Whether an axis has several values in a space, or different values in two spaces. A range counts as two values: its bounds. */
export const isVaried = (spaces: readonly Space[], name: keyof Space): boolean =>
  new Set<unknown>(
    spaces.flatMap((each): unknown[] => {
      const axis = fillSpace(each)[name];
      return Array.isArray(axis) ? axis : [axis.min, axis.max];
    }),
  ).size > 1;

/** Whether a stored space has networks. A space without networks is stored as in versions that had none. */
export const hasNetworks = ({ layers, activation, initialization }: Partial<Space>): boolean =>
  layers !== undefined || activation !== undefined || initialization !== undefined;

/** Whether a stored space has an axis of optimization: a value other than those of the article. */
export const hasOptimization = (space: Partial<Space>): boolean =>
  optimizationNames.some((name) => space[name] !== undefined);
