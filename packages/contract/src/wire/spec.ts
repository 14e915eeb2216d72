// The spec of a sweep in answers. `POST /v1/sweeps` accepts the same object.
import { z } from 'zod';
import { earlyStopping } from '../schemas/early-stopping.ts';
import { hyperparameters } from '../schemas/hyperparameters.ts';
import { metricPaths, pathOfMetric } from '../schemas/metric-table.ts';
import {
  activations,
  initializations,
  layerSizes,
  layersOfText,
  noLayers,
} from '../schemas/network.ts';
import { directions, type Objective } from '../schemas/objective.ts';
import { batchSize, classWeights, optimizers } from '../schemas/optimization.ts';
import { priorities } from '../schemas/priority.ts';
import { pruning, pruningRules } from '../schemas/pruning.ts';
import { type ListedRange, type Range, scales } from '../schemas/range.ts';
import { iterations } from '../schemas/rules.ts';
import { type Search, strategies } from '../schemas/search.ts';
import { type ListedRanges, listSpaces, optimizationOf, type Space } from '../schemas/space.ts';
import type { StopRules } from '../schemas/stop-rules.ts';
import type { SweepSpec } from '../schemas/sweep.ts';
import { validationShapes } from '../schemas/validation.ts';
import { noticeTypes } from '../schemas/webhooks.ts';
import { datasetRefView, viewDatasetIdentity } from './dataset.ts';
import { openEnum } from './open-enum.ts';
import { preprocessingView } from './preprocessing.ts';

const count = z.number().int().min(0);
const { learningRate, seed, initScale, l2, momentum, nesterov } = hyperparameters.shape;

const rangeView = z
  .object({
    ...{ min: z.number(), max: z.number(), scale: openEnum(scales), int: z.boolean() },
    step: z.number().nullable().meta({ description: 'The values are `min`, `min` + `step`, ….' }),
    count: count
      .nullable()
      .meta({ description: 'The number of values from `min` to `max`, including both.' }),
  })
  .meta({
    id: 'Range',
    description:
      'A range as it was submitted. Without `step` and `count`, every number from `min` to `max` can be drawn. If `int` is true, only whole numbers.',
  });

const numbers = (value: z.ZodNumber) => z.union([z.array(value).min(1), rangeView]);

const spaceView = z
  .object({
    learningRate: numbers(learningRate),
    iterations: numbers(iterations).meta({ description: 'In ascending order.' }),
    seed: numbers(seed),
    initScale: numbers(initScale),
    l2: numbers(l2),
    momentum: numbers(momentum),
    nesterov: z.array(nesterov).min(1),
    preprocessing: z.array(preprocessingView).min(1),
    layers: z
      .array(layerSizes)
      .min(1)
      .meta({ description: 'The sizes of the hidden layers. An empty list has no hidden layer.' }),
    activation: z.array(openEnum(activations)).min(1),
    initialization: z.array(openEnum(initializations)).min(1).nullable().meta({
      description: 'Null: `normal` without a hidden layer, otherwise `lecun`.',
    }),
    optimizer: z.array(openEnum(optimizers)).min(1),
    batchSize: numbers(batchSize),
    schedule: z.array(z.string()).min(1),
    classWeight: z.array(openEnum(classWeights)).min(1),
  })
  .meta({ id: 'Space', description: 'For each hyperparameter, the values to search.' });

export const spacesView = z.union([spaceView, z.array(spaceView).min(1)]);

type Axis = number[] | Range;

/** Returns one space or a list of spaces as submitted, with defaults filled in. */
export function viewSpaces({
  space,
  ranges,
}: Pick<SweepSpec, 'space' | 'ranges'>): z.infer<typeof spacesView> {
  const written = ranges === undefined ? [] : listSpaces(ranges);
  return Array.isArray(space)
    ? space.map((each, k) => viewSpace(each, written[k]))
    : viewSpace(space, written[0]);
}

const viewSpace = (space: Space, ranges: ListedRanges = {}): z.infer<typeof spaceView> => {
  const axis = (values: Axis, range: ListedRange | undefined) =>
    range ?? (Array.isArray(values) ? values : { ...values, step: null, count: null });
  return {
    ...space,
    ...optimizationOf(space),
    learningRate: axis(space.learningRate, ranges.learningRate),
    iterations: axis(space.iterations, ranges.iterations),
    seed: axis(space.seed, ranges.seed),
    initScale: axis(space.initScale, ranges.initScale),
    l2: axis(space.l2, ranges.l2),
    momentum: axis(space.momentum, ranges.momentum),
    layers: (space.layers ?? [noLayers]).map(layersOfText),
    activation: space.activation ?? ['relu'],
    initialization: space.initialization ?? null,
    batchSize: axis(optimizationOf(space).batchSize, ranges.batchSize),
  };
};

export const searchView = z
  .object({
    strategy: openEnum(strategies),
    trials: count
      .nullable()
      .meta({ description: 'The number of trials to draw. Null for the strategy `grid`.' }),
    seed: count.nullable().meta({ description: 'Null for the strategy `grid`.' }),
    parallelism: count.nullable().meta({
      description:
        'The number of trials of an adaptive search that can be open at once. Null for other strategies.',
    }),
    startup: count.nullable().meta({
      description:
        "The number of results from which on `tpe` or `gp` learns: the first `startup` + `parallelism` − 1 trials are points of Sobol's sequence. Null for other strategies.",
    }),
  })
  .meta({ id: 'Search', description: 'How trials are chosen from the space.' });

export const viewSearch = (search: Search): z.infer<typeof searchView> => ({
  trials: null,
  seed: null,
  parallelism: null,
  startup: null,
  ...search,
});

export const pruningView = z.object({ ...pruning.shape, rule: openEnum(pruningRules) }).meta({
  id: 'Pruning',
  description:
    'The pruning rule with all its settings. Null: the setting does not belong to the rule, or is not used.',
});

export const objectiveView = z
  .object({ metric: openEnum(metricPaths), direction: openEnum(directions) })
  .meta({ id: 'Objective', description: 'The metric and direction by which trials are ranked.' });

export const viewObjective = ({ metric, direction }: Objective): z.infer<typeof objectiveView> => ({
  metric: pathOfMetric(metric),
  direction,
});

const stopView = z
  .object({
    maxSeconds: z.number().nullable(),
    target: z.number().nullable().meta({ description: 'A value of the metric in `objective`.' }),
    maxFailures: count.nullable(),
    maxIterations: count.nullable(),
  })
  .meta({ id: 'StopRules', description: 'Rules that end a sweep early. Null: no such rule.' });

const viewStop = ({ maxSeconds, target, maxFailures, maxIterations }: StopRules) => ({
  maxSeconds: maxSeconds ?? null,
  target: target ?? null,
  maxFailures: maxFailures ?? null,
  maxIterations: maxIterations ?? null,
});

const validationView = z.union([
  z.object(validationShapes.holdOut).meta({
    id: 'Validation',
    description: 'A part of each class of the training set that no trial is trained on.',
  }),
  z.object(validationShapes.inFolds).meta({
    id: 'Folds',
    description: 'k-fold cross-validation: `folds` is k, and `seed` draws the folds.',
  }),
]);

export const specView = z
  .object({
    name: z.string().nullable(),
    tags: z.array(z.string()),
    note: z.string().nullable(),
    dataset: datasetRefView,
    space: spacesView.meta({
      description: 'A space, or a list of spaces, as it was submitted.',
    }),
    search: searchView,
    pruning: pruningView.nullable().meta({
      description: 'The rule that stops trials before their last iteration. Null: no rule.',
    }),
    validation: validationView.nullable(),
    earlyStopping: z.object(earlyStopping.shape).meta({ id: 'EarlyStopping' }).nullable(),
    objective: objectiveView,
    reuse: z.boolean(),
    priority: openEnum(priorities),
    stop: stopView.nullable(),
    webhooks: z.array(
      z
        .object({ url: z.string(), events: z.array(openEnum(noticeTypes)) })
        .meta({ id: 'Webhook', description: 'A receiver of messages about the sweep.' }),
    ),
  })
  .meta({
    id: 'SweepSpec',
    description:
      'The request that submitted the sweep, with all defaults filled in. It never changes. `POST /v1/sweeps` accepts it.',
  });
export type SpecView = z.infer<typeof specView>;

/** Returns the spec of a sweep as it is answered, and as it can be submitted again. */
export const viewSpec = (spec: SweepSpec): SpecView => ({
  name: spec.name,
  tags: spec.tags,
  note: spec.note,
  dataset: viewDatasetIdentity(spec.dataset),
  space: viewSpaces(spec),
  search: viewSearch(spec.search),
  pruning: spec.pruning ?? null,
  validation: spec.validation,
  earlyStopping: spec.earlyStopping,
  objective: viewObjective(spec.objective),
  reuse: spec.reuse,
  priority: spec.priority,
  stop: spec.stop && viewStop(spec.stop),
  webhooks: spec.webhooks,
});
