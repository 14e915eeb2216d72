import {
  checkPruning,
  expected,
  maxIterations,
  parsePruning,
  pruningRules,
} from '@sweepq/contract';
import { z } from 'zod';
import { wholeNumber } from '../paging/query-values.ts';
import { ApiProblem } from '../problems/problem.ts';
import { iterationsOf, replaySweep } from '../replay/replay-sweep.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { replayView } from '../views/replay-view.ts';
import { findSweep } from '../views/sweep-view.ts';

const replayQuery = z
  .strictObject({
    rule: z.enum(pruningRules, expected(pruningRules.join(', '))),
    eta: wholeNumber(2, 100).optional().meta({ description: 'Default: 3.' }),
    minIterations: wholeNumber(1, maxIterations).optional().meta({
      description: 'The lowest rung. Default: the iteration count divided by 27, rounded up.',
    }),
    cohort: wholeNumber(2, 10_000)
      .optional()
      .meta({ description: 'Default: 27. Not for `hyperband`.' }),
    patience: wholeNumber(1, 32).optional().meta({ description: 'Default: none.' }),
    startup: wholeNumber(1, 10_000)
      .optional()
      .meta({ description: 'Only for `median`. Default: 5.' }),
    warmup: wholeNumber(1, maxIterations).optional().meta({ description: 'Only for `median`.' }),
  })
  .superRefine(checkPruning);

export const replayRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/sweeps/{id}/replay',
    operationId: 'replayPruning',
    tag: 'sweeps',
    summary:
      'Read what another pruning rule would have kept of a sweep, and what it would have cost',
    description:
      'Applies a pruning rule to the trials of the sweep, without training: from the metrics, from the values at the rungs of the sweep, and, if the objective is `metrics.train.cost`, from the cost curves. A value that is not stored is unknown, and the answer has intervals then. The trials are those of the sweep: an adaptive search would have chosen others with another rule. For a sweep with several iteration counts, the request is rejected (409).',
    query: replayQuery,
    answers: { 200: { description: 'The replay.', schema: replayView } },
    problems: [409],
    async handle(deps, { params, query, response }) {
      const sweep = await findSweep(deps, params.id);
      const iterations = iterationsOf(sweep);
      const pruning = parsePruning(query, iterations);
      if (pruning === null || pruning.minIterations >= iterations) throw tooFew(iterations);
      response.json(
        await replaySweep(deps, sweep, {
          ...{ pruning, iterations },
          lend: (work) => deps.heavy.lend(response, work),
        }),
      );
    },
  }),
];

function tooFew(iterations: number): ApiProblem {
  const detail = `Expected \`minIterations\` to be below the iteration count of the sweep, ${iterations}.`;
  const errors = [{ in: 'query' as const, pointer: '/minIterations', detail }];
  return new ApiProblem('validation', { detail, errors });
}
