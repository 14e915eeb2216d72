import { isAdaptive, parseSearch, planVersionOf } from '@sweepq/contract';
import { axesOf, type ParsedSweepRequest, plannedSpaces } from '@sweepq/plan';
import { createSearch, SearchError, spaceOfAxes } from '@sweepq/search';
import type { z } from 'zod';

/** Checks that an adaptive strategy can search the space. The worker would find the same reason when it plans the sweep. */
export function assertStrategy(request: ParsedSweepRequest, context: z.RefinementCtx): void {
  const search = request.search == null ? undefined : parseSearch(request.search);
  if (search === undefined || !isAdaptive(search)) return;
  const { trials: _, ...settings } = search;
  const planned = plannedSpaces(request);
  const planVersion = planVersionOf({ space: planned, search });
  const space = spaceOfAxes(axesOf({ space: planned, search, planVersion }));
  try {
    createSearch({ ...settings, space, direction: 'minimise' });
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    context.addIssue({
      code: 'custom',
      path: ['search', 'strategy'],
      message: 'to be a strategy that can search the space',
      params: { got: `\`${search.strategy}\`: ${error.message}` },
    });
  }
}
