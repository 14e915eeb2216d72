import { expect, test } from 'vitest';
import { routes } from '../routes/routes.ts';
import { createOpenApiDocument } from './document.ts';
import { answerExamples, textExamples } from './examples/answers.ts';
import { createRequestExamples } from './examples/requests.ts';

const ids = routes.map(({ operationId }) => operationId);

test('no two routes share an operationId, or a method and a path', () => {
  expect(new Set(ids).size).toBe(routes.length);
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
});

test('every route has a description, and every route other than GET names its scope', () => {
  const undescribed = routes.filter(({ description }) => !description?.endsWith('.'));
  expect(undescribed.map(({ operationId }) => operationId)).toEqual([]);
  const unscoped = routes.filter(({ method, scope }) => method !== 'GET' && scope === undefined);
  expect(unscoped.map(({ operationId }) => operationId)).toEqual([]);
});

test('every route with a body has an example of it', () => {
  const examples = createRequestExamples('cats');
  const withBody = routes.filter(({ body, uncheckedBody }) => body ?? uncheckedBody);
  const without = withBody.filter(({ operationId }) => !(operationId in examples));
  expect(without.map(({ operationId }) => operationId)).toEqual([]);
});

test('every described path parameter is in the documented path of its route', () => {
  for (const { path, documentedPath = path, params = {} } of routes) {
    for (const name of Object.keys(params)) expect(documentedPath).toContain(`{${name}}`);
  }
});

test('every example belongs to a route or to a schema', () => {
  const examples = { ...createRequestExamples('cats'), ...textExamples };
  expect(Object.keys(examples).filter((id) => !ids.includes(id))).toEqual([]);
  const { components } = createOpenApiDocument('1.0.0') as { components: { schemas: object } };
  expect(Object.keys(answerExamples).filter((name) => !(name in components.schemas))).toEqual([]);
});

test('every operation and every answer has the header X-Request-Id', () => {
  type Answer = { $ref?: string; headers?: Record<string, object> };
  type Operation = { parameters: { name: string }[]; responses: Record<string, Answer> };
  const document = createOpenApiDocument('1.0.0') as {
    paths: Record<string, Record<string, Operation>>;
    components: { responses: Record<string, Answer> };
  };
  const { paths, components } = document;
  const without = Object.values(paths).flatMap((methods) =>
    Object.entries(methods).flatMap(([method, { parameters, responses }]) => {
      const answers = Object.values(responses).map(({ $ref, headers }) =>
        $ref === undefined ? headers : components.responses[$ref.split('/').at(-1) ?? '']?.headers,
      );
      const isWhole =
        parameters.some(({ name }) => name === 'X-Request-Id') &&
        answers.every((headers) => headers !== undefined && 'X-Request-Id' in headers);
      return isWhole ? [] : [method];
    }),
  );
  expect(without).toEqual([]);
});
