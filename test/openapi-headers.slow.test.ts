// The headers of real answers, compared with those that the OpenAPI document declares for their operation and status. The requests are made
// from the document, which is made from the route objects, so that a new route is tested as well.
import { beforeAll, expect, test } from 'vitest';
import { startService } from './support/service.ts';
import { asHolder, reader, tokens, writer } from './support/tokens.ts';
import { waitUntil } from './support/wait.ts';

type Declared = { headers?: Record<string, unknown>; $ref?: string };
type Operation = {
  operationId: string;
  security?: unknown[];
  requestBody?: unknown;
  responses: Record<string, Declared>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Declared>; headers: Record<string, unknown> };
};
type Asked = { path: string; method: string; operation: Operation };

/** Headers of HTTP itself, and headers that browsers and proxies need. The document does not declare them. */
const undeclared =
  /^(connection|content-(length|type|security-policy)|cross-origin-.*|date|keep-alive|origin-agent-cluster|referrer-policy|transfer-encoding|x-(accel-buffering|content-type-options|dns-prefetch-control|download-options|frame-options|permitted-cross-domain-policies|xss-protection))$/;

let service: Awaited<ReturnType<typeof startService>>;
let document: Document;
let ids: Record<string, string>;
let registered: { trialId: string };

beforeAll(async () => {
  const env = { SWEEPQ_TOKENS: tokens, SWEEPQ_RATE_LIMIT: '100000' };
  service = await startService({ env });
  await service.startWorker();
  document = (await (await send('GET', '/openapi.json')).json()) as Document;
  const submitted = await submit({
    learningRate: [0.001, 0.002, 0.003, 0.004, 0.005, 0.006],
    iterations: [5, 10],
  });
  const { id } = (await submitted.json()) as { id: string };
  await waitUntil('the sweep has ended', async () => {
    const { finishedAt } = await readJson(`/v1/sweeps/${id}`);
    return finishedAt !== null;
  });
  const dataset = await readJson('/v1/datasets/synthetic-cats');
  const model = '/v1/models/synthetic-cats';
  registered = { trialId: `${id}-t0` };
  await send('POST', `${model}/versions`, { headers: ofJson, body: JSON.stringify(registered) });
  const alias = { headers: ofJson, body: JSON.stringify({ version: 1 }) };
  await send('PUT', `${model}/aliases/champion`, alias);
  const operation = await send('DELETE', `/v1/sweeps/${await endedSweep()}`);
  ids = {
    sweeps: id,
    trials: `${id}-t0`,
    runs: `${id}-r0`,
    operations: ((await operation.json()) as { id: string }).id,
    name: 'synthetic-cats',
    version: '1',
    digest: (dataset.files as { train: string }).train,
    split: 'train',
    index: '0',
    alias: 'champion',
  };
  return () => service.stop();
});

const send = (method: string, path: string, init: RequestInit = {}) =>
  fetch(service.api.url + path, {
    ...{ method, signal: AbortSignal.timeout(50_000) },
    ...init,
    headers: { ...asHolder(writer), ...(init.headers as Record<string, string>) },
  });
const ofJson = { 'content-type': 'application/json' };
const submit = (space: object, more: object = {}) =>
  send('POST', '/v1/sweeps', {
    headers: ofJson,
    body: JSON.stringify({ dataset: 'synthetic-cats', space, ...more }),
  });
const readJson = async (path: string) =>
  (await (await send('GET', path)).json()) as Record<string, unknown>;

async function openSweep(): Promise<string> {
  const answer = await submit({ learningRate: 0.001, iterations: 1_000_000 }, { reuse: false });
  return ((await answer.json()) as { id: string }).id;
}
async function endedSweep(): Promise<string> {
  const id = await openSweep();
  await send('POST', `/v1/sweeps/${id}/cancel`);
  return id;
}

/** What the success of each write needs. A write that is not listed here fails the test. */
const writes: Record<string, { sweep?: () => Promise<string>; body?: object; statuses: number[] }> =
  {
    submitSweep: {
      body: { dataset: 'synthetic-cats', space: { learningRate: 0.001, iterations: 5 } },
      statuses: [202],
    },
    editSweep: { body: { note: 'x' }, statuses: [200] },
    deleteSweep: { sweep: endedSweep, statuses: [202] },
    cancelSweep: { sweep: openSweep, statuses: [202] },
    pauseSweep: { sweep: openSweep, statuses: [202] },
    resumeSweep: { sweep: openSweep, statuses: [200, 202] },
    retrySweep: { statuses: [409] },
    extendSweep: { body: { iterations: 12 }, statuses: [202] },
    verifySweep: { sweep: endedSweep, body: { sample: 1 }, statuses: [202] },
    auditSweep: { sweep: endedSweep, statuses: [409] },
    cancelOperation: { statuses: [200, 409] },
    // The body is not a form, and the dataset is a folder. test/uploads.slow.test.ts has uploads that succeed.
    addDataset: { statuses: [415] },
    deleteDataset: { statuses: [409] },
    deleteDatasetVersion: { statuses: [409] },
    // The images have more pixels.
    predictTrial: { body: { images: [[1]] }, statuses: [400] },
    predictRegisteredModel: { body: { images: [[1]] }, statuses: [400] },
    predictModelVersion: { body: { images: [[1]] }, statuses: [400] },
    registerModelVersion: { statuses: [201] },
    editRegisteredModel: { body: { note: 'x' }, statuses: [200] },
    moveAlias: { body: { version: 1 }, statuses: [200] },
    // The alias is deleted last.
    deleteRegisteredModel: { statuses: [409] },
    deleteModelVersion: { statuses: [409] },
    deleteAlias: { statuses: [200] },
  };

/** What the success of a read needs, if a path with ids is not enough. */
const reads: Record<string, { sweep: () => Promise<string>; query: string }> = {
  replayPruning: { sweep: endedSweep, query: '?rule=halving' },
};

/** Returns the headers that the document declares for an answer. */
function declaredOf({ operation }: Asked, status: number): Record<string, unknown> {
  const { responses } = operation;
  const found = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
  expect(found, `${operation.operationId} declares the status ${status}`).toBeDefined();
  const named = found?.$ref && document.components.responses[found.$ref.split('/').at(-1) ?? ''];
  return (named || found)?.headers ?? {};
}

const seen = new Map<string, Set<number>>();

async function compare(asked: Asked, response: Response): Promise<void> {
  await response.body?.cancel();
  const { operationId } = asked.operation;
  const declared = Object.keys(declaredOf(asked, response.status)).map((name) =>
    name.toLowerCase(),
  );
  const sent = [...response.headers.keys()].filter((name) => !undeclared.test(name));
  const missing = sent.filter((name) => !declared.includes(name));
  expect([operationId, response.status, missing]).toEqual([operationId, response.status, []]);
  expect(response.headers.get('x-request-id')).not.toBeNull();
  for (const name of sent) {
    seen.set(name, (seen.get(name) ?? new Set()).add(response.status));
  }
}

test('every answer has only headers that the document declares for its operation and status', async () => {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
    })),
  );
  expect(listed.length).toBeGreaterThan(40);
  const fill = (path: string, sweep = ids.sweeps ?? '') =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      name === 'id' && path.startsWith('/v1/sweeps')
        ? sweep
        : (ids[name === 'id' ? (path.split('/')[2] ?? '') : name] ?? 'x'),
    );
  for (const asked of listed) {
    const { path, method, operation } = asked;
    const { operationId } = operation;
    const write = writes[operationId] ?? { statuses: method === 'GET' ? [200] : [] };
    const { sweep, statuses } = write;
    const body = operationId === 'registerModelVersion' ? registered : write.body;
    const init = body === undefined ? {} : { headers: ofJson, body: JSON.stringify(body) };
    const read = reads[operationId];
    const target = fill(path, await (read?.sweep ?? sweep)?.()) + (read?.query ?? '');
    const more = target.includes('?') ? '&' : '?';
    const done = await send(method, target, init);
    expect(statuses, `${operationId}: ${done.status}`).toContain(done.status);
    await compare(asked, done);
    await compare(asked, await send(method, `${target}${more}nonsense=1`, init));
    await compare(asked, await send('PUT', target));
    await compare(
      asked,
      await send(method, target, { ...init, headers: { ...ofJson, accept: 'text/x' } }),
    );
    await compare(asked, await fetch(service.api.url + target, { method }));
    if (method === 'GET') {
      const tag = done.headers.get('etag');
      const ifNoneMatch = { headers: { 'if-none-match': tag ?? '' } };
      if (tag !== null) await compare(asked, await send(method, target, ifNoneMatch));
      await compare(asked, await send(method, `${target}?limit=1`));
      await compare(asked, await send(method, target, { headers: { range: 'bytes=0-9' } }));
    } else {
      await compare(asked, await send(method, target, { headers: asHolder(reader) }));
      await compare(
        asked,
        await send(method, target, { headers: { 'content-type': 'text/csv' }, body: 'x' }),
      );
    }
  }
  const names = Object.keys(document.components.headers).map((name) => name.toLowerCase());
  const unseen = names.filter((name) => !seen.has(name) && name !== 'retry-after');
  expect(unseen).toEqual([]);
});
