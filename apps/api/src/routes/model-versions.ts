import {
  modelName,
  modelVersionRequest,
  modelVersionView,
  registeredModelView,
  viewModelVersion,
} from '@sweepq/contract';
import { replayedHeader } from '../http/idempotency-key.ts';
import { parseRequest } from '../http/parse-request.ts';
import { setNextLink } from '../paging/next-link.ts';
import { modelVersionsQuery, selectModelVersions } from '../paging/select-model-versions.ts';
import { answerModel, assertChanged } from '../registry/answer-model.ts';
import { noModel, noVersion, parseModelName, parseModelRef } from '../registry/parse-model-ref.ts';
import { registerTrial } from '../registry/register-trial.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { pageOf } from '../views/page.ts';
import { modelVersionFileRoutes } from './model-version-files.ts';

export const modelVersionRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/v1/models/{name}/versions',
    operationId: 'registerModelVersion',
    tag: 'models',
    scope: 'write',
    summary: 'Register the model of a trial as the next version of a model',
    description:
      'The model is created if there is none. The version is a copy: it stays when its sweep is deleted. A trial without a model is rejected (404), and a model above 64 MB, too (422 `model-too-large`).',
    params: { name: modelName },
    body: modelVersionRequest,
    answers: {
      201: {
        description: 'The version.',
        schema: modelVersionView,
        headers: { Location: { schema: { type: 'string' } }, ...replayedHeader },
      },
    },
    problems: [409, 422],
    async handle(deps, { params, body: { trialId, note = null }, key, response }) {
      const name = parseRequest('path', modelName, params.name);
      // The event loop encodes the model, because the dataset is in its memory.
      const { version, aliases, replayed } = await deps.heavy.lendLoop(response, () =>
        registerTrial(deps, { name, trialId, note, key }),
      );
      if (replayed) response.set('Idempotency-Replayed', 'true');
      response
        .status(201)
        .location(`${deps.basePath}/v1/models/${name}/versions/${version.version}`)
        .json(viewModelVersion(name, version, aliases));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/models/{name}/versions',
    operationId: 'listModelVersions',
    tag: 'models',
    summary: 'List the versions of a registered model. Default order: the newest first',
    description: 'Deleted versions are not listed.',
    query: modelVersionsQuery,
    answers: {
      200: {
        description: 'A page of versions.',
        schema: pageOf(modelVersionView, 'ModelVersionPage'),
      },
    },
    async handle(deps, { params, query, response }) {
      const name = parseModelName(params.name);
      const { items, nextCursor } = await deps.heavy.lendLoop(response, async () => {
        const listed = await deps.store.listModelVersions(name);
        if (listed === undefined) throw noModel(name);
        return selectModelVersions(name, listed, query);
      });
      setNextLink(deps, response, nextCursor);
      response.json({ items, nextCursor });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/models/{name}/versions/{version}',
    operationId: 'getModelVersion',
    tag: 'models',
    summary: 'Read a version of a registered model: its trial, metrics and dataset',
    description: 'A version never changes, except for the aliases that point to it.',
    answers: { 200: { description: 'The version.', schema: modelVersionView } },
    async handle(deps, { params, response }) {
      const ref = parseModelRef(params.name, params.version);
      const { version, aliases } = await deps.models.find(ref);
      response.json(viewModelVersion(ref.name, version, aliases));
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/v1/models/{name}/versions/{version}',
    operationId: 'deleteModelVersion',
    tag: 'models',
    scope: 'write',
    summary: 'Delete a version of a registered model',
    description:
      'The number of the version is not used again. A version to which an alias points is kept (409 `model-in-use`).',
    answers: { 200: { description: 'The changed model.', schema: registeredModelView } },
    problems: [409],
    isTagged: true,
    isConditional: true,
    async handle(deps, { params, revisions, response }) {
      const { name, version = 0 } = parseModelRef(params.name, params.version);
      const change = { now: deps.now(), revisions };
      const { state, aliases } = await deps.store.removeModelVersion({ name, version }, change);
      assertChanged(name, state, { aliases, what: `version ${version}` });
      if (state === 'missing') throw noVersion(name, version);
      await answerModel(deps, response, name);
    },
  }),
  ...modelVersionFileRoutes,
];
