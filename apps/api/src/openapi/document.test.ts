import { expect, test } from 'vitest';
import { routes as allRoutes } from '../routes/routes.ts';
import { createOpenApiDocument } from './document.ts';
import { answerExamples } from './examples/answers.ts';
import { createRequestExamples } from './examples/requests.ts';
import { namedExamples } from './examples/search-answers.ts';
import { textExamples } from './examples/text-answers.ts';

/** Routes of other protocols are not in the document. */
const routes = allRoutes.filter(({ protocol }) => protocol === undefined);
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
  const examples = { ...createRequestExamples('cats'), ...textExamples, ...namedExamples };
  expect(Object.keys(examples).filter((id) => !ids.includes(id))).toEqual([]);
  const { components } = createOpenApiDocument('1.0.0') as { components: { schemas: object } };
  expect(Object.keys(answerExamples).filter((name) => !(name in components.schemas))).toEqual([]);
});

test('no sentence of the document points to a file that its reader does not have', () => {
  expect(JSON.stringify(createOpenApiDocument('1.0.0'))).not.toMatch(/docs\/|\w\.md\b/);
});

test('every parameter `id`, `sort` and `filter` has an example', () => {
  type Parameter = { name: string; schema: { examples?: string[]; pattern?: string } };
  const { paths } = createOpenApiDocument('1.0.0') as {
    paths: Record<string, Record<string, { parameters: Parameter[] }>>;
  };
  const all = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ parameters }) => parameters),
  );
  const selected = all.filter(({ name }) => ['id', 'sort', 'filter'].includes(name));
  expect(selected.length).toBeGreaterThan(20);
  for (const { schema } of selected) {
    expect(schema.examples).toHaveLength(1);
    if (schema.pattern) expect(schema.examples?.[0]).toMatch(new RegExp(schema.pattern));
  }
});

test('every example of a sort and of a filter is accepted', () => {
  let checked = 0;
  for (const { query } of routes) {
    for (const name of ['sort', 'filter']) {
      const field = query?.shape[name];
      const [example] = (field?.meta()?.examples ?? []) as string[];
      if (example === undefined) continue;
      expect(field.safeParse(example).success, example).toBe(true);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(10);
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
