import { arrowType } from '../arrow/arrow-piece.ts';
import { refuse } from '../http/parse-request.ts';
import { decodeCursor, isIndex, nameList } from '../paging/cursor.ts';
import { setNextLink } from '../paging/next-link.ts';
import {
  defaultPredictionSort,
  predictionsQuery,
  predictionTableQuery,
} from '../paging/predictions-query.ts';
import type { PredictionList } from '../predictions/select-predictions.ts';
import { refsTo } from '../routing/answer-headers.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { findTrial } from '../views/find-trial.ts';
import { predictionPage } from '../views/prediction-view.ts';

const description =
  'The predictions have the bits from which a worker computed the accuracies of the trial on `validation` and `test`. `error`, by which the list can be sorted and filtered, is 1 minus the probability of the true class. A trial that diverged has the predictions of its last finite model. A dataset whose content has changed since is rejected (422). A sweep without a validation split has no `validation` (404 `no-validation-split`). With `dataset`, the images are those of another dataset, whose labels are compared with the classes of the model by their numbers. A dataset with the classes of the model in another order is rejected (422).';

type Format = 'json' | 'csv' | 'arrow';

const types = { json: 'application/json', csv: 'text/csv', arrow: arrowType } as const;

/** Returns the route of a table of all predictions. */
const table = (format: 'csv' | 'arrow', name: string): Route =>
  defineRoute({
    method: 'GET',
    path: `/v1/trials/{id}/predictions.${format}`,
    operationId: `getPredictions${name}`,
    tag: 'trials',
    summary: `Read what the model of a trial predicts for the images of a split, as ${name}`,
    description: `${description} The answer has all images of the split, without pages.`,
    query: predictionTableQuery,
    answers: {
      200: {
        description: 'The predictions.',
        type: types[format],
        headers: refsTo('Content-Disposition'),
      },
    },
    problems: [422],
    handle: createHandler(format),
  });

const tables = [table('csv', 'CSV'), table('arrow', 'Arrow')];

/** The routes of the predictions of a trial. */
export const predictionRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/trials/{id}/predictions',
    operationId: 'listPredictions',
    tag: 'trials',
    summary:
      'List what the model of a trial predicts for the images of a split. Default order: the most wrong first',
    description,
    query: predictionsQuery,
    answers: { 200: { description: 'A page of predictions.', schema: predictionPage } },
    otherFormats: tables,
    problems: [422],
    handle: createHandler('json'),
  }),
  ...tables,
];

type Query = Pick<PredictionList, 'filter'> & {
  split: 'train' | 'validation' | 'test';
  dataset?: string | undefined;
  sort?: PredictionList['sort'] | undefined;
  limit?: number;
  cursor?: string | undefined;
};

/** Returns the split of another dataset. No image of it was held out. */
function parseOther(dataset: string, split: Query['split']) {
  if (split === 'validation') {
    const detail = 'Expected `split` to be train or test with `dataset`, got `validation`.';
    throw refuse('query', [{ pointer: '/split', detail }]);
  }
  const [name = '', version] = dataset.split('@');
  return { name, version: version === undefined ? undefined : Number(version), split };
}

function createHandler(format: Format): Route['handle'] {
  return async (deps, context) => {
    const { response, params } = context;
    const { id } = params as { id: string };
    const {
      split,
      dataset,
      sort = defaultPredictionSort,
      filter,
      cursor,
      ...query
    } = context.query as Query;
    const other = dataset === undefined ? undefined : parseOther(dataset, split);
    const of = ['predictions', id, split, ...(dataset === undefined ? [] : [dataset])];
    // The thread uses the cursor, but only the event loop can reject it.
    decodeCursor(cursor, {
      ...{ list: nameList({ of, sort, filter }), keys: sort.length, isId: isIndex },
    });
    const { limit = Number.POSITIVE_INFINITY } = query;
    const { bytes, nextCursor } = await deps.heavy.lend(response, async (run) => {
      const { spec, trial, index } = await findTrial(deps, id);
      const predicted =
        other === undefined
          ? await deps.predict(run, { spec, trial, index, split })
          : await deps.scoring.predictDataset(run, { spec, trial, index }, other);
      const list = { of, sort, filter, limit, cursor };
      const metadata = { trialId: trial.id, split, ...(dataset !== undefined && { dataset }) };
      return run('writePredictions', { predicted, list, format, metadata });
    });
    setNextLink(deps, response, nextCursor);
    const suffix = { json: undefined, csv: 'csv', arrow: 'arrows' }[format];
    const name = [id, ...(dataset === undefined ? [] : [dataset]), split].join('-');
    if (suffix !== undefined) response.attachment(`${name}.${suffix}`);
    response.type(types[format]).send(Buffer.from(bytes.buffer));
  };
}
