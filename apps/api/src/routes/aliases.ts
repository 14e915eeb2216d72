import { aliasName, aliasRequest, mostAliases, registeredModelView } from '@sweepq/contract';
import { parseRequest } from '../http/parse-request.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { answerModel, assertChanged } from '../registry/answer-model.ts';
import { noVersion, parseModelName } from '../registry/parse-model-ref.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';

const path = '/v1/models/{name}/aliases/{alias}';

export const aliasRoutes: readonly Route[] = [
  defineRoute({
    method: 'PUT',
    path,
    operationId: 'moveAlias',
    tag: 'models',
    scope: 'write',
    summary: 'Point an alias of a registered model to a version',
    description:
      'The alias is created if there is none. Otherwise it moves at once: every request sees it at its old version or at its new one. With `If-Match`, it moves only if the model has not changed since.',
    params: { alias: aliasName },
    body: aliasRequest,
    answers: { 200: { description: 'The changed model.', schema: registeredModelView } },
    problems: [409],
    isTagged: true,
    isConditional: true,
    async handle(deps, { params, body: { version }, revisions, response }) {
      const name = parseModelName(params.name);
      const alias = parseRequest('path', aliasName, params.alias);
      const change = { now: deps.now(), revisions };
      const state = await deps.store.moveAlias({ name, alias, version }, change);
      assertChanged(name, state);
      if (state === 'missing') throw noVersion(name, version);
      if (state === 'full') {
        const detail = `Expected \`${name}\` to have fewer than ${mostAliases} aliases.`;
        throw new ApiProblem('conflict', { detail });
      }
      await answerModel(deps, response, name);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path,
    operationId: 'deleteAlias',
    tag: 'models',
    scope: 'write',
    summary: 'Delete an alias of a registered model',
    description: 'The version to which it points is kept.',
    params: { alias: aliasName },
    answers: { 200: { description: 'The changed model.', schema: registeredModelView } },
    isTagged: true,
    isConditional: true,
    async handle(deps, { params: { alias, ...params }, revisions, response }) {
      const name = parseModelName(params.name);
      const change = { now: deps.now(), revisions };
      const state = await deps.store.removeAlias({ name, alias }, change);
      assertChanged(name, state);
      if (state === 'missing') {
        throw notFound(`The model \`${name}\` has no alias \`${alias.slice(0, 80)}\`.`);
      }
      await answerModel(deps, response, name);
    },
  }),
];
