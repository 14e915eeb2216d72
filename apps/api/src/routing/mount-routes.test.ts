import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expected } from '@sweepq/contract';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { acceptAnybody } from '../access/authenticate.ts';
import type { ApiDeps } from '../api-deps.ts';
import { answerNotFound, answerProblems } from '../problems/answer-problems.ts';
import { ApiProblem } from '../problems/problem.ts';
import { defineRoute } from './define-route.ts';
import { mountRoutes } from './mount-routes.ts';

const described = { tag: 'service', summary: '', answers: {} } as const;
const path = '/things/{id}/part.csv';

const read = defineRoute({
  ...described,
  method: 'GET',
  path,
  operationId: 'readThing',
  handle(_deps, { params, query, response }) {
    response.json({ id: params.id, query });
  },
});
const change = defineRoute({
  ...described,
  method: 'PATCH',
  path,
  operationId: 'changeThing',
  header: {
    ...{ name: 'Key', description: '', schema: {} },
    parse(request) {
      const key = request.get('key');
      if (key === 'bad') throw new ApiProblem('validation', { detail: 'bad key' });
      return key;
    },
  },
  query: z.strictObject({ twice: z.enum(['true', 'false']).default('false') }),
  body: z.strictObject({ size: z.number(expected('a number')) }),
  handle(_deps, { header, query, body, response }) {
    response.json({ header, query, body });
  },
});
const create = defineRoute({
  ...described,
  method: 'POST',
  path: '/things',
  operationId: 'createThing',
  uncheckedBody: z.never(),
  handle(_deps, { body, response }) {
    response.json({ body });
  },
});

/** Sends a request to an app with these routes. */
async function ask(
  method: string,
  target: string,
  init: { key?: string; body?: string; type?: string } = {},
) {
  const app = express();
  app.use(acceptAnybody);
  mountRoutes(app, [change, read, create], {} as ApiDeps);
  app.use(answerNotFound, answerProblems);
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const { key, body, type = 'application/json' } = init;
  const answer = await fetch(`http://127.0.0.1:${port}${target}`, {
    method,
    headers: { ...(key && { key }), ...(body && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  return { status: answer.status, allow: answer.headers.get('allow'), text };
}

test('a handler gets the parameters of its path', async () => {
  const { status, text } = await ask('GET', '/things/a1/part.csv');
  expect([status, JSON.parse(text)]).toEqual([200, { id: 'a1', query: {} }]);
});

test('a handler gets the parsed header, query and body', async () => {
  const { text } = await ask('PATCH', '/things/a/part.csv', { key: 'k', body: '{"size":2}' });
  expect(JSON.parse(text)).toEqual({ header: 'k', query: { twice: 'false' }, body: { size: 2 } });
});

test('a handler of a route with an unchecked body gets the JSON of the body', async () => {
  const { text } = await ask('POST', '/things', { body: '{"any":"thing"}' });
  expect(JSON.parse(text)).toEqual({ body: { any: 'thing' } });
});

test.each([
  ['GET, PATCH, HEAD', 'DELETE', '/things/a/part.csv'],
  ['POST', 'GET', '/things'],
])('answers 405 and `Allow: %s` to %s %s', async (allow, method, target) => {
  expect(await ask(method, target)).toMatchObject({ status: 405, allow });
});

test.each([
  [
    'the content type',
    415,
    'Content-Type',
    { key: 'bad', type: 'text/csv', body: '{' },
    '?twice=maybe',
  ],
  ['the presence of a body', 400, 'got no body', { key: 'bad' }, '?twice=maybe'],
  ['the JSON', 400, 'malformed-json', { key: 'bad', body: '{' }, '?twice=maybe'],
  ['the header', 400, 'bad key', { key: 'bad', body: '{"size":""}' }, '?twice=maybe'],
  ['the query', 400, '`twice`', { body: '{"size":""}' }, '?twice=maybe'],
  ['the values of the body', 400, '`size`', { body: '{"size":""}' }, ''],
])(
  'checks the content type, the presence and the JSON of the body, the header, the query and the values in this order: %s',
  async (_what, status, said, init, query) => {
    const answer = await ask('PATCH', `/things/a/part.csv${query}`, init);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(said);
  },
);
