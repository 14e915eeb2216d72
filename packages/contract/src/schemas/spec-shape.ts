// The shape of a stored spec: which members it has, and of which types. The values were checked at the submit, and a rule may have become
// stricter since, so they are not checked again. Names are checked only if this version cannot show the sweep without knowing them.
import { z } from 'zod';
import { strategies } from './search.ts';
import { type SweepSpec, sweepSpec } from './sweep.ts';

const { space: _space, extensions: _extensions, ...others } = sweepSpec.shape;
const shape = z.looseObject(others);
const axes = ['learningRate', 'iterations', 'seed', 'initScale', 'l2', 'momentum'] as const;
const listedAxes = ['nesterov', 'preprocessing'] as const;
/** Missing in a space that does not use them. */
const laterAxes = [
  ...(['layers', 'activation', 'initialization'] as const),
  ...(['optimizer', 'schedule', 'classWeight'] as const),
];
const laterNumberAxes = ['batchSize'] as const;

/** Returns the path of a member of a stored spec that is missing, has the wrong type, or has an unknown name. Undefined for a spec of the right shape. */
export function findWrongMember(spec: SweepSpec): string | undefined {
  const issue = shape.safeParse(spec).error?.issues.find(isOfType);
  if (issue !== undefined) return issue.path.join('.');
  if (Number.isNaN(Date.parse(spec.createdAt))) return 'createdAt';
  if (!strategies.includes(spec.search.strategy)) return 'search.strategy';
  return findWrongAxis(spec);
}

/** Returns the position of an extension that is of a wrong shape. */
export function findWrongExtension(extensions: readonly unknown[]): number | undefined {
  const at = extensions.findIndex((extension) => {
    if (!isObject(extension)) return true;
    if ('iterations' in extension) return typeof extension.iterations !== 'number';
    if ('trials' in extension) return typeof extension.trials !== 'number';
    const { space, search } = extension;
    return !isObject(search) || findWrongAxis({ space, search }) !== undefined;
  });
  return at === -1 ? undefined : at;
}

const isOfType = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_type' ||
  (issue.code === 'invalid_value' && issue.path[0] === 'objective') ||
  (issue.code === 'invalid_union' &&
    issue.errors.length > 0 &&
    issue.errors.every((branch) => branch.some(isOfType)));

type Searched = { space: unknown; search: { strategy?: unknown } };

/**
 * This check does not use the schema of the space, because an axis can have 100 000 values. A grid has no ranges to sample
 * from.
 */
function findWrongAxis({ space, search }: Searched): string | undefined {
  if (!Array.isArray(space)) return findWrongAxisOf('space', space, search);
  if (space.length === 0) return 'space';
  for (const [k, each] of space.entries()) {
    const wrong = findWrongAxisOf(`space[${k}]`, each, search);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function findWrongAxisOf(path: string, space: unknown, search: Searched['search']) {
  if (!isObject(space)) return path;
  const isSampled = search.strategy !== 'grid';
  const isNumbers = (axis: unknown) => isListOf(axis, 'number') || (isSampled && isRange(axis));
  const name =
    axes.find((axis) => !isNumbers(space[axis])) ??
    laterNumberAxes.find((axis) => space[axis] !== undefined && !isNumbers(space[axis])) ??
    listedAxes.find((axis) => !isListOf(space[axis], axis === 'nesterov' ? 'boolean' : 'string')) ??
    laterAxes.find((axis) => space[axis] !== undefined && !isListOf(space[axis], 'string'));
  return name && `${path}.${name}`;
}

const isListOf = (value: unknown, type: 'number' | 'boolean' | 'string') =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === type);

const isRange = (value: unknown) =>
  isObject(value) &&
  typeof value.min === 'number' &&
  typeof value.max === 'number' &&
  value.min <= value.max &&
  typeof value.scale === 'string' &&
  typeof value.int === 'boolean';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
