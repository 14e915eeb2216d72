import { mostFolds, trialView, viewTrial } from '@sweepq/contract';
import { z } from 'zod';
import type { PictureFormat } from '../charts/draw-curve.ts';
import { drawInThread, readCurveTable } from '../curves/answer-curve.ts';
import { wholeNumber } from '../paging/query-values.ts';
import { refsTo } from '../routing/answer-headers.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { curveView } from '../views/curve-view.ts';
import { findTrial } from '../views/find-trial.ts';
import { modelRoutes } from './models.ts';

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
  ...modelRoutes,
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
