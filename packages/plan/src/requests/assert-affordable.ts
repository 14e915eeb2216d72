import {
  countTrainings,
  listSpaces,
  parseValidation,
  type Space,
  type SweepRequest,
} from '@sweepq/contract';
import type { z } from 'zod';
import { isRange } from '../axis-values.ts';
import { expandSpaces, parseSpaces } from './expand-space.ts';

type Request = Pick<SweepRequest, 'space' | 'search' | 'stop' | 'validation'>;

/** Rejects a budget of iterations that cannot cover any trial of the space, whichever is the first one. */
export function assertAffordable(request: Request, context: z.RefinementCtx): void {
  const { space, search, stop, validation } = request;
  if (stop?.maxIterations == null || context.issues.length > 0) return;
  const spaces = listSpaces(parseSpaces(expandSpaces(space)));
  const [iterations, name] =
    (search?.strategy ?? 'grid') === 'grid'
      ? [highestOf(spaces.slice(0, 1)), 'the highest iteration count of the first run']
      : [lowestOf(spaces), 'the lowest iteration count of the space'];
  const trainings = countTrainings(parseValidation(validation));
  const least = iterations * trainings;
  if (stop.maxIterations >= least) return;
  const times = trainings > 1 ? ` times the ${trainings} trainings of a run with folds` : '';
  context.addIssue({
    code: 'custom',
    path: ['stop', 'maxIterations'],
    message: `to be at least ${name}${times}, ${least}`,
    params: { got: `\`${stop.maxIterations}\`` },
  });
}

const lowestOf = (spaces: readonly Space[]) =>
  Math.min(...spaces.map(({ iterations: of }) => (isRange(of) ? of.min : Math.min(...of))));

/** The first run of a grid has a trial for each iteration count of the first space. */
const highestOf = (spaces: readonly Space[]) =>
  Math.max(...spaces.map(({ iterations: of }) => (isRange(of) ? of.max : Math.max(...of))));
