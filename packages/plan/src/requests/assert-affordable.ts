import { listSpaces, type SweepRequest } from '@sweepq/contract';
import type { z } from 'zod';
import { isRange } from '../axis-values.ts';
import { expandSpaces, parseSpaces } from './expand-space.ts';

type Request = Pick<SweepRequest, 'space' | 'stop'>;

/** Rejects a budget of iterations that cannot cover any trial of the space. */
export function assertAffordable({ space, stop }: Request, context: z.RefinementCtx): void {
  if (stop?.maxIterations == null || context.issues.length > 0) return;
  const counts = listSpaces(parseSpaces(expandSpaces(space))).map(({ iterations }) =>
    isRange(iterations) ? iterations.min : Math.min(...iterations),
  );
  const least = Math.min(...counts);
  if (stop.maxIterations >= least) return;
  context.addIssue({
    code: 'custom',
    path: ['stop', 'maxIterations'],
    message: `to be at least the lowest iteration count of the space, ${least}`,
    params: { got: `\`${stop.maxIterations}\`` },
  });
}
