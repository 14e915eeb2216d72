// A service with tokens: access control, and secrets that no answer or log may contain.
import { beforeAll, describe, expect, test } from 'vitest';
import { openEvents } from './support/events.ts';
import { readProblem } from './support/problem.ts';
import { useQueues } from './support/queues.ts';
import { startService } from './support/service.ts';
import { hasCurl, runDocsLine } from './support/steering.ts';
import { admin, asHolder, reader, tokensOfAllScopes, writer } from './support/tokens.ts';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  const env = { SWEEPQ_TOKENS: tokensOfAllScopes, LOG_LEVEL: 'info' };
  service = await startService({ apart: true, env });
  return () => service.stop();
});

const body = JSON.stringify({
  dataset: 'synthetic-cats',
  space: { learningRate: 0.001, iterations: 10 },
});
const ask = (path: string, init: RequestInit = {}) => fetch(`${service.api.url}${path}`, init);
const submit = (headers: Record<string, string>) =>
  ask('/v1/sweeps', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

const everywhere = [
  '/v1/sweeps',
  '/v1/events',
  '/v1/datasets/synthetic-cats/images/train/1.png',
  '/metrics',
  '/openapi.json',
  '/docs/',
  '/docs/swagger-ui.css',
  '/admin/queues/api/queues',
  '/admin/queues/static/images/logo.svg',
  '/nowhere',
  '/',
];

test.each(everywhere)('%s is not answered without a token', async (path) => {
  const response = await ask(path);
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer realm="sweepq"');
  expect(await readProblem(response)).toMatchObject({ type: 'urn:sweepq:problem:unauthorized' });
});

test.each(['/healthz', '/readyz', '/login', '/login/style.css'])(
  '%s is answered without a token',
  async (path) => expect((await ask(path)).status).toBe(200),
);

describe('an unknown token', () => {
  const wrong = [
    `Bearer ${writer}x`,
    `Bearer ${writer.slice(1)}`,
    `bearer ${writer} ${reader}`,
    `Bearer ci:${writer}:write`,
    'Bearer',
  ];
  test.each(wrong)('is refused: %s', async (authorization) => {
    const response = await ask('/v1/sweeps', { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      'Bearer realm="sweepq", error="invalid_token"',
    );
    expect(JSON.stringify(await readProblem(response))).not.toContain(writer.slice(1));
  });
});

test('refuses another authentication scheme', async () => {
  const authorization = `Basic ${Buffer.from(`ci:${writer}`).toString('base64')}`;
  const response = await ask('/v1/sweeps', { headers: { authorization } });
  expect(response.headers.get('www-authenticate')).toBe('Bearer realm="sweepq"');
});

test('a read-only token can read everything', async () => {
  const statuses = everywhere.map(async (path) => {
    const { status, body } = await ask(path, { headers: asHolder(reader), redirect: 'manual' });
    await body?.cancel();
    return [path, status];
  });
  const others: Record<string, number> = { '/nowhere': 404 };
  expect(await Promise.all(statuses)).toEqual(
    everywhere.map((path) => [path, others[path] ?? 200]),
  );
  const head = await ask('/v1/sweeps', { method: 'HEAD', headers: asHolder(reader) });
  expect(head.status).toBe(200);
});

test.each([
  [reader, 'POST', '/v1/sweeps', 'write'],
  [reader, 'POST', '/v1/sweeps?dryRun=1', 'write'],
  [reader, 'POST', '/v1/sweeps/swp_1/cancel', 'write'],
  [reader, 'DELETE', '/v1/sweeps/swp_1', 'write'],
  [reader, 'PUT', '/admin/queues/api/queues/pause', 'admin'],
  [writer, 'PUT', '/admin/queues/api/queues/pause', 'admin'],
  [writer, 'PUT', '/admin/queues/api/queues/runs/pause', 'admin'],
  [writer, 'POST', '/admin/queues/api/nowhere', 'admin'],
])('the token %s may not %s %s, which needs the scope %s', async (secret, method, path, scope) => {
  const response = await ask(path, { method, headers: asHolder(secret) });
  expect(response.status).toBe(403);
  expect(response.headers.get('www-authenticate')).toBe(
    `Bearer realm="sweepq", error="insufficient_scope", scope="${scope}"`,
  );
  expect(await readProblem(response)).toMatchObject({ code: 'forbidden' });
});

test.each([
  ['OPTIONS', '/v1/sweeps', 405],
  ['POST', '/nowhere', 404],
])('%s %s, which is not an operation, is answered with %i for a read-only token', async (...of) => {
  const [method, path, status] = of;
  expect((await ask(path, { method, headers: asHolder(reader) })).status).toBe(status);
});

test('a dry run needs only a read-only token', async () => {
  const headers = { 'content-type': 'application/json', ...asHolder(reader) };
  const answer = await ask('/v1/sweeps?dryRun=true', { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ trials: 1 });
});

test('every queue of Bull Board is read-only for tokens without the scope admin', async () => {
  const readModes = async (token: string) => {
    const answer = await ask('/admin/queues/api/queues', { headers: asHolder(token) });
    const { queues } = (await answer.json()) as { queues: { readOnlyMode: boolean }[] };
    return queues.map(({ readOnlyMode }) => readOnlyMode);
  };
  expect(await readModes(reader)).toEqual([true, true, true, true]);
  expect(await readModes(writer)).toEqual([true, true, true, true]);
  expect(await readModes(admin)).toEqual([false, false, false, false]);
});

test('requests without write access submitted and paused nothing', async () => {
  expect((await submit({})).status).toBe(401);
  expect((await submit(asHolder(reader))).status).toBe(403);
  const { sweeps, runs } = useQueues(service);
  expect(await sweeps.getJobCountByTypes()).toBe(0);
  expect(await Promise.all([sweeps.isPaused(), runs.isPaused()])).toEqual([false, false]);
});

test('a write token submits a sweep, and a read-only token watches it until the end', async () => {
  const response = await submit(asHolder(writer));
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as { id: string };
  const url = `${service.api.url}/v1/sweeps/${id}/events`;
  expect((await fetch(url)).status).toBe(401);
  const stream = await openEvents(url, { headers: asHolder(reader) });
  await service.startWorker();
  await stream.ended();
  expect(stream.events.at(-1)).toMatchObject({
    type: 'sweep.ended',
    data: { status: 'completed' },
  });
});

test.runIf(hasCurl)('the command of docs/api.md sends a token', () => {
  const variables = { SWEEPQ_TOKEN: reader };
  expect(runDocsLine(service, 'Tokens and limits', '', variables)).toHaveProperty('items');
});

test('Prometheus reads metrics of the api with a read-only token, and of the worker without one', async () => {
  const worker = await service.startWorker();
  const answers = await Promise.all([
    ask('/metrics', { headers: asHolder(reader) }),
    fetch(new URL('/metrics', worker.url)),
  ]);
  for (const answer of answers) expect(await answer.text()).toContain('sweepq_build_info');
});

test('the log has names of tokens, and no secrets', async () => {
  await ask(`/v1/sweeps`, { headers: asHolder(reader) });
  await ask(`/v1/sweeps`, { headers: asHolder(`${writer}x`) });
  await service.api.stop();
  const lines = service.api.logLines.filter((line) => line.includes('"req"'));
  const names = new Set(
    lines.map((line) => (JSON.parse(line) as { tokenName?: string }).tokenName),
  );
  expect(names).toEqual(new Set([undefined, 'ci', 'look', 'ops']));
  for (const secret of [writer, reader, admin]) {
    expect(service.api.logLines.join('\n')).not.toContain(secret.slice(1));
  }
});
