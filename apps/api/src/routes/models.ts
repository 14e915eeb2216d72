import { mostUnits } from '@sweepq/contract';
import { z } from 'zod';
import { tagOfContent } from '../http/preconditions.ts';
import { wholeNumber } from '../paging/query-values.ts';
import { refsTo } from '../routing/answer-headers.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { drawWeights } from '../views/draw-weights.ts';
import { findTrial } from '../views/find-trial.ts';
import { type ModelFormat, modelFormats, nameOfFormat } from '../views/model-formats.ts';
import { modelView, viewModel } from '../views/model-view.ts';
import { readModel } from '../views/read-model.ts';

const weightsQuery = z.strictObject({
  unit: wholeNumber(0, mostUnits - 1)
    .default(0)
    .meta({
      description:
        'The unit of the first layer, from 0. Without a hidden layer and with more than two classes, the label of a class.',
    }),
});

/** Returns the route of a model in a format for other programs. */
const modelFile = ({ format, type, encode, description }: ModelFormat): Route =>
  defineRoute({
    method: 'GET',
    path: `/v1/trials/{id}/model.${format}`,
    operationId: `getModel${nameOfFormat(format)}`,
    tag: 'trials',
    summary: `Read the model of a trial as .${format}, with its preprocessing`,
    description,
    answers: {
      200: { description: 'The model.', type, headers: refsTo('Content-Disposition') },
    },
    problems: [422],
    async handle(deps, { params, response }) {
      // The event loop makes this answer, because the dataset is in its memory.
      const { digest, bytes } = await deps.heavy.lendLoop(response, async () => {
        const model = await readModel(deps, await findTrial(deps, params.id));
        return { digest: model.digest, bytes: encode(model) };
      });
      if (digest !== null) response.set('ETag', tagOfContent(deps, digest));
      response
        .attachment(`${params.id}.${format}`)
        .type(type)
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  });

export const modelRoutes: readonly Route[] = [
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
      const view = await deps.heavy.lendLoop(response, async () =>
        viewModel(await readModel(deps, await findTrial(deps, params.id))),
      );
      response.json(view);
    },
  }),
  ...modelFormats.map(modelFile),
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
];
