import { viewDatasetIdentity } from '@sweepq/contract';
import { z } from 'zod';
import { splitParameter } from '../paging/predictions-query.ts';
import { wholeNumber } from '../paging/query-values.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { evaluationView } from '../views/evaluation-view.ts';
import { findTrial } from '../views/find-trial.ts';

const query = z.strictObject({
  split: splitParameter,
  worst: wholeNumber(0, 100).default(10).meta({ description: 'The number of images in `worst`.' }),
  points: wholeNumber(2, 1000)
    .default(200)
    .meta({ description: 'The maximum number of points of each ROC curve.' }),
});

type Query = z.output<typeof query>;

/** The route of the evaluation of a trial. */
export const evaluationRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/trials/{id}/evaluation',
    operationId: 'getEvaluation',
    tag: 'trials',
    summary: 'Evaluate the predictions of a trial for a split',
    description:
      'Confusion matrix, metrics of each class, ROC curves, majority baseline, interval of the accuracy, and the worst images. Computed from the [predictions](#operation/listPredictions), with the same problems.',
    query,
    answers: { 200: { description: 'The evaluation.', schema: evaluationView } },
    problems: [422],
    async handle(deps, { response, params, query: asked }) {
      const { id } = params as { id: string };
      const { split, worst, points } = asked as Query;
      const evaluation = await deps.heavy.lend(response, async (run) => {
        const { spec, trial, index } = await findTrial(deps, id);
        const predicted = await deps.predict(run, { spec, trial, index, split });
        const of = { trialId: trial.id, dataset: viewDatasetIdentity(spec.dataset), split };
        return run('evaluateSplit', { predicted, of, worst, points });
      });
      response.json(evaluation);
    },
  }),
];
