// The registry of models. Its versions are in model-versions.ts, its aliases in aliases.ts.
import { registeredModelEdit, registeredModelView, viewRegisteredModel } from '@sweepq/contract';
import { patchTypes } from '../http/json-body.ts';
import { setNextLink } from '../paging/next-link.ts';
import { modelsQuery, selectModels } from '../paging/select-models.ts';
import { answerModel, assertChanged, findRegisteredModel } from '../registry/answer-model.ts';
import { parseModelName } from '../registry/parse-model-ref.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { pageOf } from '../views/page.ts';

export const registeredModelRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/models',
    operationId: 'listRegisteredModels',
    tag: 'models',
    summary: 'List registered models. Default order: by name',
    description: 'Each model is listed with its newest version.',
    query: modelsQuery,
    answers: {
      200: {
        description: 'A page of registered models.',
        schema: pageOf(registeredModelView, 'RegisteredModelPage'),
      },
    },
    async handle(deps, { query, response }) {
      const { page, nextCursor } = await selectModels(deps, response, query);
      setNextLink(deps, response, nextCursor);
      response.json({ items: page.map(viewRegisteredModel), nextCursor });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/models/{name}',
    operationId: 'getRegisteredModel',
    tag: 'models',
    summary: 'Read a registered model: its newest version, its aliases, tags and note',
    description: 'The answer changes with each new version and with each move of an alias.',
    answers: { 200: { description: 'The registered model.', schema: registeredModelView } },
    isTagged: true,
    async handle(deps, { params, response }) {
      await answerModel(deps, response, parseModelName(params.name));
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/v1/models/{name}',
    operationId: 'editRegisteredModel',
    tag: 'models',
    scope: 'write',
    summary: 'Change the tags and the note of a registered model',
    description: 'Fields that are left out do not change.',
    body: registeredModelEdit,
    bodyTypes: patchTypes,
    answers: { 200: { description: 'The changed model.', schema: registeredModelView } },
    isTagged: true,
    isConditional: true,
    async handle(deps, { params, body, revisions, response }) {
      const name = parseModelName(params.name);
      const state = await deps.store.editModel(name, body, { now: deps.now(), revisions });
      assertChanged(name, state);
      await answerModel(deps, response, name);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/v1/models/{name}',
    operationId: 'deleteRegisteredModel',
    tag: 'models',
    scope: 'write',
    summary: 'Delete a registered model with all its versions',
    description:
      'The answer is the model as it was. A model that has an alias is kept (409 `model-in-use`). The trials and sweeps of its versions are not changed.',
    answers: { 200: { description: 'The deleted model.', schema: registeredModelView } },
    problems: [409],
    isTagged: true,
    isConditional: true,
    async handle(deps, { params, revisions, response }) {
      const name = parseModelName(params.name);
      const model = await findRegisteredModel(deps, name);
      const change = { now: deps.now(), revisions };
      const { state, aliases } = await deps.store.removeModel(name, change);
      assertChanged(name, state, { aliases, what: `a version of \`${name}\`` });
      await answerModel(deps, response, name, model);
    },
  }),
];
