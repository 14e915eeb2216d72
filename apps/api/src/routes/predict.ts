import { expected } from '@sweepq/contract';
import { z } from 'zod';
import { parseModelRef } from '../registry/parse-model-ref.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { findTrial } from '../views/find-trial.ts';
import { imagesRequest, predictedImages } from '../views/predicted-image-view.ts';

/** The query of a prediction. */
const predictQuery = z.strictObject({
  picture: z.enum(['true', 'false'], expected('true or false')).default('false').meta({
    description: 'Whether the answer contains the scored picture of each image.',
  }),
});

/** The bodies of a prediction, for the document. */
const imagesBodies = {
  'multipart/form-data': {
    type: 'object',
    required: ['image'],
    properties: {
      image: { type: 'array', items: { type: 'string', format: 'binary' }, minItems: 1 },
    },
  },
  'image/*': { type: 'string', format: 'binary' },
  'application/json': imagesRequest,
};

const imagesDescription =
  'A picture is JPEG, PNG, WebP, GIF (its first frame), TIFF or AVIF. The api rotates it by its EXIF orientation, converts it to sRGB, puts transparent parts on white, and resizes it to the height and width of the images of the model. The resize uses a cubic kernel and does not keep the ratio. For a model of images with one channel, the picture becomes grey (BT.601). Send one picture as the whole body, or several as the fields `image` of a form. In JSON, `images` has the pixels of one or more images in the shape of the model. If one picture cannot be used, the whole request is rejected (422).';

/** Returns the route that predicts with a version of a registered model. */
const predictRegistered = (path: string, operationId: string, what: string): Route =>
  defineRoute({
    method: 'POST',
    path: `${path}/predict`,
    operationId,
    tag: 'models',
    scope: 'predict',
    summary: `Predict your own pictures with ${what}`,
    description: imagesDescription,
    query: predictQuery,
    streamedBody: imagesBodies,
    answers: { 200: { description: 'The predictions.', schema: predictedImages } },
    problems: [422],
    async handle({ scoring, models }, { params, query, request, response }) {
      const asked = params as { name: string; version?: string };
      const ref = parseModelRef(asked.name, asked.version);
      // Rejects an unknown model before its body is read.
      let { version } = await models.find(ref);
      const predictions = await scoring.predict({
        ...{ request, response, hasPictures: query.picture === 'true' },
        async readModel() {
          const loaded = await models.load(ref);
          version = loaded.version;
          return loaded.model;
        },
      });
      const { sweepId, trialId } = version;
      const model = { sweepId, trialId, name: ref.name, version: version.version };
      response.json({ model, predictions });
    },
  });

export const predictRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/v1/trials/{id}/predict',
    operationId: 'predictTrial',
    tag: 'trials',
    scope: 'predict',
    summary: 'Predict your own pictures with the model of a trial',
    description: imagesDescription,
    query: predictQuery,
    streamedBody: imagesBodies,
    answers: { 200: { description: 'The predictions.', schema: predictedImages } },
    problems: [422],
    async handle({ scoring, ...deps }, { params, query, request, response }) {
      const found = await findTrial(deps, params.id);
      const predictions = await scoring.predict({
        ...{ request, response, hasPictures: query.picture === 'true' },
        readModel: () => scoring.modelOfTrial(found),
      });
      const { id: trialId, sweepId } = found.trial;
      response.json({ model: { sweepId, trialId, name: null, version: null }, predictions });
    },
  }),
  predictRegistered(
    '/v1/models/{name}',
    'predictRegisteredModel',
    'a registered model: `cats` is its newest version, `cats@champion` the version of an alias',
  ),
  predictRegistered(
    '/v1/models/{name}/versions/{version}',
    'predictModelVersion',
    'a version of a registered model',
  ),
];
