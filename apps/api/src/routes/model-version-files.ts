// The files of a version of a registered model, by its number, or by the name of the model with or without an alias.
import { toDigest } from '@sweepq/contract';
import { tagOfContent } from '../http/preconditions.ts';
import { parseModelRef } from '../registry/parse-model-ref.ts';
import { refsTo } from '../routing/answer-headers.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { type ModelFormat, modelFormats, nameOfFormat } from '../views/model-formats.ts';
import { modelView, viewModel } from '../views/model-view.ts';

type Place = {
  path: string;
  /** The first part of the names of its operations. */
  operationId: string;
  what: string;
};

const places: readonly Place[] = [
  {
    ...{ path: '/v1/models/{name}', operationId: 'getRegisteredModel' },
    what: 'a registered model: `cats` is its newest version, `cats@champion` the version of an alias',
  },
  {
    ...{ path: '/v1/models/{name}/versions/{version}', operationId: 'getModelVersion' },
    what: 'a version of a registered model',
  },
];

type Params = { name: string; version?: string };

const jsonFile = ({ path, operationId, what }: Place): Route =>
  defineRoute({
    method: 'GET',
    path: `${path}/model.json`,
    operationId: `${operationId}JSON`,
    tag: 'models',
    summary: `Read the model of ${what}, as JSON`,
    description: 'It has the form of the model of a trial.',
    answers: { 200: { description: 'Everything needed to predict.', schema: modelView } },
    async handle(deps, { params, response }) {
      const { name, version } = params as Params;
      const view = await deps.heavy.lendLoop(response, async () =>
        viewModel((await deps.models.load(parseModelRef(name, version))).model),
      );
      response.json(view);
    },
  });

const binaryFile = (
  { path, operationId, what }: Place,
  { format, type, encode, description }: ModelFormat,
): Route =>
  defineRoute({
    method: 'GET',
    path: `${path}/model.${format}`,
    operationId: `${operationId}${nameOfFormat(format)}`,
    tag: 'models',
    summary: `Read the model of ${what}, as .${format}`,
    description,
    answers: { 200: { description: 'The model.', type, headers: refsTo('Content-Disposition') } },
    async handle(deps, { params, response }) {
      const { name, version: number } = params as Params;
      const ref = parseModelRef(name, number);
      const { version, bytes } = await deps.heavy.lendLoop(response, async () => {
        const loaded = await deps.models.load(ref);
        return { version: loaded.version, bytes: encode(loaded.model) };
      });
      response.set('ETag', tagOfContent(deps, toDigest(version.fileSha256)));
      response
        .attachment(`${ref.name}-${version.version}.${format}`)
        .type(type)
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  });

export const modelVersionFileRoutes: readonly Route[] = places.flatMap((place) => [
  jsonFile(place),
  ...modelFormats.map((format) => binaryFile(place, format)),
]);
