// Expands a space as a user writes it into the space that is planned: a range with a step or a count becomes the list of its
// values.

import {
  boundsOf,
  defaultAxes,
  type ListedRange,
  type ListedRanges,
  listSpaces,
  maxTrials,
  noLayers,
  plainAxes,
  type Range,
  type Space,
  type SpaceRequest,
  type SpacesRequest,
  shortestSchedule,
  textsOfAxis,
  type WrittenRange,
} from '@sweepq/contract';
import { countSteps, listLinear, listLog, listSteps } from '../expand-range.ts';
import { countExpanded, mostExpanded } from './count-expanded.ts';

type Axis = number | number[] | Range;

/** A space whose ranges have no step and no count. Such a range is sampled. */
export type ExpandedSpace = {
  nesterov?: Exclude<SpaceRequest['nesterov'], null>;
  preprocessing?: Exclude<SpaceRequest['preprocessing'], null>;
  layers?: Exclude<SpaceRequest['layers'], null>;
  activation?: Exclude<SpaceRequest['activation'], null>;
  initialization?: Exclude<SpaceRequest['initialization'], null>;
  optimizer?: Exclude<SpaceRequest['optimizer'], null>;
  schedule?: Exclude<SpaceRequest['schedule'], null>;
  classWeight?: Exclude<SpaceRequest['classWeight'], null>;
  learningRate: Axis;
  iterations: Axis;
  seed?: Axis | undefined;
  initScale?: Axis | undefined;
  l2?: Axis | undefined;
  momentum?: Axis | undefined;
  batchSize?: Axis | undefined;
};

/** Reports a bad value of a request. */
export type Refuse = (path: (string | number)[], message: string, got: string) => void;

/** Returns the path of a space in a request: `space`, or `space[1]` in a list. */
export const pathOf = (spaces: object, index: number): (string | number)[] =>
  Array.isArray(spaces) ? ['space', index] : ['space'];

/** Checks the number of values of the ranges before they are expanded. Returns false if a list would be too long. */
export function assertExpandable(spaces: SpacesRequest, refuse: Refuse): boolean {
  let isExpandable = true;
  for (const [k, space] of listSpaces(spaces).entries()) {
    for (const [name, axis] of Object.entries(space)) {
      if (!isWrittenRange(axis) || axis.step == null) continue;
      const bounds = boundsOf(axis, isWhole(name, axis));
      if (countSteps(bounds, axis.step) <= maxTrials) continue;
      isExpandable = false;
      const path = [...pathOf(spaces, k), name, 'step'];
      refuse(path, `to make at most ${maxTrials} values`, `\`${axis.step}\``);
    }
  }
  const values = countExpanded(spaces);
  const most = mostExpanded(listSpaces(spaces));
  if (values <= most) return isExpandable;
  refuse(['space'], `to list at most ${most} values with its ranges`, `\`${values}\``);
  return false;
}

/** Returns spaces with their ranges expanded. */
export const expandSpaces = (spaces: SpacesRequest): ExpandedSpace | ExpandedSpace[] =>
  Array.isArray(spaces) ? spaces.map(expandRanges) : expandRanges(spaces);

const expanded = new WeakMap<SpaceRequest, ExpandedSpace>();

/** Returns the space with its ranges expanded. Each space is expanded once. */
export function expandRanges(space: SpaceRequest): ExpandedSpace {
  const known = expanded.get(space);
  if (known !== undefined) return known;
  // Null means the same as an axis that is left out.
  const given = Object.entries(space).filter(([, axis]) => axis !== null);
  const axes = given.map(([name, axis]) => [
    name,
    isWrittenRange(axis) ? expandRange(axis, isWhole(name, axis)) : axis,
  ]);
  const made = Object.fromEntries(axes) as ExpandedSpace;
  expanded.set(space, made);
  return made;
}

function expandRange(written: WrittenRange, isInt: boolean): number[] | Range {
  const { step, count } = written;
  const scale = written.scale ?? 'linear';
  const bounds = boundsOf(written, isInt);
  const { min, max, int } = bounds;
  if (step != null) return listSteps(bounds, step);
  if (count != null) return (scale === 'log' ? listLog : listLinear)(bounds, count);
  return min === max ? [min] : { min, max, scale, int };
}

/**
 * Returns the ranges of spaces that are expanded to lists, as the user wrote them, with their defaults filled in. Returns no
 * member if there are none.
 */
export function keepRanges(spaces: SpacesRequest): { ranges?: ListedRanges | ListedRanges[] } {
  const ranges = listSpaces(spaces).map(rangesOf);
  if (ranges.every((each) => Object.keys(each).length === 0)) return {};
  return { ranges: Array.isArray(spaces) ? ranges : (ranges[0] as ListedRanges) };
}

function rangesOf(space: SpaceRequest): ListedRanges {
  const axes = Object.entries(space).flatMap(([name, axis]) =>
    isWrittenRange(axis) && (axis.step != null || axis.count != null)
      ? [[name, listedRangeOf(axis, isWhole(name, axis))]]
      : [],
  );
  return Object.fromEntries(axes) as ListedRanges;
}

const listedRangeOf = (written: WrittenRange, int: boolean): ListedRange => ({
  min: written.min + 0,
  max: written.max + 0,
  scale: written.scale ?? 'linear',
  int,
  step: written.step ?? null,
  count: written.count ?? null,
});

const isWrittenRange = (axis: unknown): axis is WrittenRange =>
  typeof axis === 'object' && axis !== null && !Array.isArray(axis);

const wholeAxes: ReadonlySet<string> = new Set([
  'iterations',
  'seed',
  'batchSize',
] satisfies (keyof SpaceRequest)[]);

const isWhole = (name: string, { int }: WrittenRange) => int === true || wholeAxes.has(name);

/** Returns spaces as they are planned. */
export const parseSpaces = (request: ExpandedSpace | ExpandedSpace[]): Space | Space[] =>
  Array.isArray(request) ? request.map(parseSpace) : parseSpace(request);

/**
 * Returns the space as it is planned: every axis is a list or a range, defaults are filled in, and iteration counts ascend.
 */
export function parseSpace(request: ExpandedSpace): Space {
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
    ...parseNetworkAxes(request),
    ...parseOptimizationAxes(request),
  };
}

/**
 * Returns the axes of networks. A space of units has none, also if the request names the values of the unit: then it has the plan of a
 * request that leaves them out, and earlier versions can read it.
 */
function parseNetworkAxes({ layers, activation, initialization }: ExpandedSpace): Partial<Space> {
  const axes = {
    ...(layers !== undefined && { layers: textsOfAxis(layers) }),
    ...(activation !== undefined && { activation: [activation].flat() }),
    ...(initialization !== undefined && { initialization: [initialization].flat() }),
  };
  const isUnit =
    (axes.layers ?? [noLayers]).every((each) => each === noLayers) &&
    (axes.initialization ?? ['normal']).every((each) => each === 'normal') &&
    (axes.activation ?? []).length <= 1;
  return isUnit ? {} : axes;
}

/** Returns the axes of optimization. An axis with the value of the article only is left out, for the same reason. */
function parseOptimizationAxes(request: ExpandedSpace): Partial<Space> {
  const { optimizer, batchSize, schedule, classWeight } = request;
  const axes: Partial<Space> = {
    ...(optimizer !== undefined && { optimizer: [optimizer].flat() }),
    ...(batchSize !== undefined && { batchSize: toAxis(batchSize) }),
    ...(schedule !== undefined && { schedule: [schedule].flat().map(shorten) }),
    ...(classWeight !== undefined && { classWeight: [classWeight].flat() }),
  };
  const used = Object.entries(axes).filter(([name, axis]) => {
    const [plain] = plainAxes[name as keyof typeof plainAxes];
    return !Array.isArray(axis) || axis.length > 1 || axis[0] !== plain;
  });
  return Object.fromEntries(used);
}

/** A text that the schema has accepted is a schedule. */
const shorten = (text: string): string => shortestSchedule(text) ?? text;

/** Adding 0 turns -0 into 0, so that -0 and 0 have the same text and the same hash. */
function toAxis(axis: number | number[] | Range): number[] | Range {
  if (typeof axis === 'object' && !Array.isArray(axis)) return { ...axis, min: axis.min + 0 };
  if (!Array.isArray(axis)) return [axis + 0];
  // A loop: `map` makes an object of each number.
  const values = new Array<number>(axis.length);
  for (let k = 0; k < axis.length; k++) values[k] = (axis[k] as number) + 0;
  return values;
}
