// Every route checks its query string. The requests are made from the route objects, so that a new route is tested as well.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { beforeAll, expect, test } from 'vitest';
import { acceptAnybody } from '../access/authenticate.ts';
import type { ApiDeps } from '../api-deps.ts';
import { answerNotFound, answerProblems } from '../problems/answer-problems.ts';
import { routes as allRoutes } from '../routes/routes.ts';
import type { Route } from './define-route.ts';
import { mountRoutes } from './mount-routes.ts';

/** Routes of other protocols answer a text without a list of errors. test/inference.test.ts has their errors. */
const routes = allRoutes.filter(({ protocol }) => protocol === undefined);

/** A handler that runs although its query is invalid gets no dependencies, and is answered with 500. */
const noDeps = {} as ApiDeps;

let url: string;
beforeAll(async () => {
  const app = express();
  app.set('query parser', 'simple');
  app.use(acceptAnybody);
  mountRoutes(app, routes, noDeps);
  app.use(answerNotFound, answerProblems);
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return () => void server.close();
});

type Answer = { status: number; detail?: string; errors?: { pointer: string }[] };

async function ask({ method, path, body, uncheckedBody }: Route, query: string): Promise<Answer> {
  const hasBody = body !== undefined || uncheckedBody !== undefined;
  const response = await fetch(`${url}${path.replaceAll(/\{\w+\}/g, 'x')}?${query}`, {
    method,
    ...(hasBody && { headers: { 'content-type': 'application/json' }, body: '{}' }),
  });
  const problem = (await response.json()) as Omit<Answer, 'status'>;
  return { ...problem, status: response.status };
}

const table = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

test.each(table)(
  '%s rejects an unknown query parameter, and names the known ones',
  async (_title, route) => {
    const { status, detail, errors } = await ask(route, 'nonsense=1');
    expect([status, errors?.map(({ pointer }) => pointer)]).toEqual([400, ['/nonsense']]);
    const known = Object.keys(route.query?.shape ?? {});
    const present = known.length === 0 ? 'none' : known.map((name) => `\`${name}\``).join(', ');
    expect(detail).toBe(`Expected no query parameter \`nonsense\`: this path has ${present}.`);
  },
);

const withParameters = table.flatMap(([title, route]) =>
  Object.keys(route.query?.shape ?? {}).map((name) => [title, name, route] as const),
);

test.each(withParameters)(
  '%s rejects the query parameter %s if it is given twice',
  async (_title, name, route) => {
    const { status, errors } = await ask(route, `${name}=1&${name}=1`);
    const detail = `Expected the query parameter \`${name}\` at most once, got it 2 times.`;
    expect([status, errors]).toEqual([
      400,
      [{ in: 'query', pointer: `/${name}`, detail, code: null }],
    ]);
  },
);
