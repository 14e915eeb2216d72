import { mostFolds, mostUnits, trialView, viewTrial } from '@sweepq/contract';
import { z } from 'zod';
import type { PictureFormat } from '../charts/draw-curve.ts';
import { drawInThread, readCurveTable } from '../curves/answer-curve.ts';
import { wholeNumber } from '../paging/query-values.ts';
import { refsTo } from '../routing/answer-headers.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { curveView } from '../views/curve-view.ts';
import { drawWeights } from '../views/draw-weights.ts';
import { findTrial } from '../views/find-trial.ts';
import { modelView, viewModel } from '../views/model-view.ts';

const pictureQuery = z.strictObject({
  fold: wholeNumber(0, mostFolds - 1)
    .optional()
    .meta({
      description:
        'The training without this fold, from 0. Default: the training on all of the training set, or on what `validation` does not hold out.',
    }),
});

const curveQuery = pictureQuery.extend({
  points: wholeNumber(2, 20_000).optional().meta({
    description:
      'The maximum number of points. If it is 4 or more, the lowest and the highest cost are included. Default: all points.',
  }),
});

const weightsQuery = z.strictObject({
  unit: wholeNumber(0, mostUnits - 1)
    .default(0)
    .meta({
      description:
        'The unit of the first layer, from 0. Without a hidden layer and with more than two classes, the label of a class.',
    }),
});

/** Returns the route of a picture of the cost curve of a trial. */
const picture = (format: PictureFormat, type: string): Route =>
  defineRoute({
    method: 'GET',
    path: `/v1/trials/{id}/cost-curve.${format}`,
    operationId: `getCostCurve${format.toUpperCase()}`,
    tag: 'trials',
    summary: `Draw the cost curve of a trial as ${format.toUpperCase()}`,
    description:
      'The background is white. The line shows the lowest and the highest cost of every pixel column. The title names the learning rate and the hyperparameters that vary in the sweep. The end of a diverged curve is marked.',
    query: pictureQuery,
    answers: { 200: { description: 'The cost curve.', type } },
    async handle(deps, { params, query: { fold }, response }) {
      const wanted = { id: params.id, fold };
      response.type(type).send(await drawInThread(deps, response, wanted, format));
    },
  });

const curveFormats: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/trials/{id}/cost-curve.csv',
    operationId: 'getCostCurveCSV',
    tag: 'trials',
    summary: 'Read the cost curve of a trial as CSV',
    description: 'The header of the file names the columns `iteration` and `cost`.',
    query: curveQuery,
    answers: {
      200: {
        description: 'The cost curve.',
        type: 'text/csv',
        headers: refsTo('Content-Disposition'),
      },
    },
    async handle(deps, { params, query: { points, fold }, response }) {
      const table = { most: points, format: 'csv' } as const;
      const body = await readCurveTable(deps, response, { id: params.id, fold }, table);
      response.attachment(`${params.id}.csv`).type('text/csv').send(body);
    },
  }),
  picture('svg', 'image/svg+xml'),
  picture('png', 'image/png'),
];

export const trialRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/trials/{id}',
    operationId: 'getTrial',
    tag: 'trials',
    summary: 'Read a trial',
    description: 'The parameters, status, metrics and times of the trial.',
    answers: { 200: { description: 'The trial.', schema: trialView } },
    async handle(deps, { params, response }) {
      response.json(viewTrial((await findTrial(deps, params.id)).trial));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/trials/{id}/model.json',
    operationId: 'getModel',
    tag: 'trials',
    summary: 'Read the model of a trial: its layers, its preprocessing and its held-out images',
    description: 'A diverged trial has its last finite model.',
    answers: { 200: { description: 'Everything needed to predict.', schema: modelView } },
    problems: [422],
    async handle(deps, { params, response }) {
      // The event loop makes this answer, because the dataset is in its memory.
      const view = await deps.heavy.lendLoop(response, async () => {
        const { spec, trial, index } = await findTrial(deps, params.id);
        return viewModel(deps, spec, trial, index);
      });
      response.json(view);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/trials/{id}/weights.png',
    operationId: 'getWeights',
    tag: 'trials',
    summary: 'Draw the weights of a unit of the first layer as PNG',
    description:
      'The picture has a pixel for each pixel of the images, with the mean of the weights of its channels: blue is negative, white is 0, and orange is positive. The largest absolute mean has the full colour.',
    query: weightsQuery,
    answers: { 200: { description: 'The weights.', type: 'image/png' } },
    problems: [422],
    async handle(deps, { params, query: { unit }, response }) {
      // The event loop draws the picture, because the dataset is in its memory.
      const picture = await deps.heavy.lendLoop(response, async () =>
        drawWeights(deps, { ...(await findTrial(deps, params.id)), unit }),
      );
      response.type('image/png').send(picture);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/trials/{id}/cost-curve',
    operationId: 'getCostCurve',
    tag: 'trials',
    summary: 'Read the cost curve of a trial',
    description:
      'A trial has no curve before the first reading of its run (404). By `Accept`, the answer is JSON, CSV, SVG or PNG.',
    query: curveQuery,
    answers: { 200: { description: 'The cost curve.', schema: curveView } },
    otherFormats: curveFormats,
    async handle(deps, { params, query: { points, fold }, response }) {
      const table = { most: points, format: 'json' } as const;
      const wanted = { id: params.id, fold };
      response.type('json').send(await readCurveTable(deps, response, wanted, table));
    },
  }),
  ...curveFormats,
];
