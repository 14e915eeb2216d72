// GET requests of the API, in every format.
import { createHash } from 'node:crypto';
import type { Run, Sweep, Trial } from '@sweepq/client';
import { beforeAll, expect, test } from 'vitest';
import { startService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
let sweep: Sweep;
let trials: Trial[];

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const space = { learningRate: [0.001, 0.005], iterations: [5, 20], seed: [0, 1, 2] };
  const submitted = await service.submit({ name: 'to be read ✓', space });
  sweep = await service.waitForSweep(submitted.id);
  trials = await service.listTrials(sweep.id);
  return () => service.stop();
});

const fetchPath = (path: string, init?: RequestInit) => fetch(`${service.api.url}${path}`, init);

/** All items of a list, read in pages of `limit`. */
async function readPages<Item>(path: string, limit: number): Promise<Item[]> {
  const items: Item[] = [];
  let query = `?limit=${limit}`;
  for (;;) {
    const page = await service.get<{ items: Item[]; nextCursor: string | null }>(`${path}${query}`);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    query = `?limit=${limit}&cursor=${page.nextCursor}`;
  }
}

test('the answer to a submit has the Location of the sweep, which is read by its id', async () => {
  const body = { dataset: 'synthetic-cats', space: { learningRate: 0.1, iterations: 1 } };
  const headers = { 'content-type': 'application/json' };
  const response = await fetchPath('/v1/sweeps', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const accepted = (await response.json()) as Sweep;
  expect(response.status).toBe(202);
  expect(response.headers.get('location')).toBe(`/v1/sweeps/${accepted.id}`);
  expect(accepted).toMatchObject({
    name: null,
    status: 'queued',
    finishedAt: null,
    counts: { total: 1, queued: 1 },
    best: null,
    spec: {
      dataset: { name: 'synthetic-cats', version: 1 },
      space: { learningRate: [0.1], iterations: [1], seed: [0], initScale: [0.01] },
      objective: { metric: 'metrics.test.accuracy', direction: 'maximize' },
    },
  });
  expect((await service.readSweep(accepted.id)).id).toBe(accepted.id);
  await service.waitForSweep(accepted.id);
});

test('50 concurrent submissions create 50 sweeps, and all pages of the list have the newest first', async () => {
  const request = { space: { learningRate: 0.1, iterations: 1 } };
  const submitted = await Promise.all(Array.from({ length: 50 }, () => service.submit(request)));
  const listed = await readPages<Sweep>('/v1/sweeps', 20);
  const ids = listed.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(submitted.map(({ id }) => id)));
  expect(ids).toEqual([...ids].sort().reverse());
  await Promise.all(submitted.map(({ id }) => service.waitForSweep(id)));
});

test.each([1, 5, 12, 1000])('lists each trial and run once in pages of %i', async (limit) => {
  const paged = await readPages<Trial>(`/v1/sweeps/${sweep.id}/trials`, limit);
  expect(paged).toEqual(trials);
  expect(new Set(paged.map(({ id }) => id)).size).toBe(12);
  const runs = await readPages<Run>(`/v1/sweeps/${sweep.id}/runs`, limit);
  expect(runs.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5].map((run) => `${sweep.id}-r${run}`));
  for (const run of runs) {
    const ofRun = trials.filter(({ runId }) => runId === run.id).map(({ id }) => id);
    expect([...run.trialIds].sort()).toEqual(ofRun.sort());
    expect(run).toMatchObject({
      ...{ status: 'completed', params: { iterations: 20 }, iteration: 20, attempts: 1 },
    });
  }
});

test('a trial read by its id equals the trial of the list', async () => {
  for (const trial of trials) expect(await service.get(`/v1/trials/${trial.id}`)).toEqual(trial);
});

test('the cost curve of a trial has its final cost as the last point, as JSON and as CSV', async () => {
  for (const { id, params, metrics } of trials) {
    const path = `/v1/trials/${id}/cost-curve`;
    const curve = await service.get<{ points: { iteration: number; cost: number }[] }>(path);
    expect(curve).toMatchObject({ trialId: id, iterations: params.iterations });
    expect(curve.points.map(({ iteration }) => iteration)).toEqual([
      ...Array(params.iterations).keys(),
    ]);
    expect(curve.points.at(-1)?.cost).toBe(metrics?.train.cost);
    const csv = await fetchPath(`${path}.csv`);
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    const lines = (await csv.text()).split('\r\n');
    expect(lines[0]).toBe('iteration,cost');
    expect(lines.slice(1, -1)).toEqual(
      curve.points.map(({ iteration, cost }) => `${iteration},${cost}`),
    );
  }
});

test('the picture of a cost curve has the title and axes of the article, as SVG and as PNG', async () => {
  const trial = trials.find(({ params }) => params.learningRate === 0.005);
  const svg = await fetchPath(`/v1/trials/${trial?.id}/cost-curve.svg`);
  expect(svg.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  const drawing = await svg.text();
  for (const text of ['learning rate = 0.005', '>iterations<', '>cost<'])
    expect(drawing).toContain(text);
  expect(drawing).not.toContain('currentColor');

  const png = await fetchPath(`/v1/trials/${trial?.id}/cost-curve.png`);
  expect(png.headers.get('content-type')).toBe('image/png');
  expect(readPngSize(await png.arrayBuffer())).toEqual({ width: 1440, height: 960 });
});

test('a trial without a reading has no curve yet', async () => {
  const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 300_000 } });
  const response = await fetchPath(`/v1/trials/${id}-t0/cost-curve`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    detail: expect.stringMatching(/no cost curve yet/),
  });
  await service.client.cancel(id);
  await service.waitForSweep(id);
});

test.each(['train', 'test'] as const)(
  'the %s file of a dataset is served by its digest, and clients may cache it for a year',
  async (split) => {
    const digest = sweep.spec.dataset.files[split];
    const sha256 = digest.slice('sha256:'.length);
    const path = `/v1/dataset-files/${digest}`;
    const response = await fetchPath(path);
    expect(response.headers.get('content-type')).toBe('application/x-hdf5');
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(response.headers.get('etag')).toBe(`"${sha256}"`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  },
);

test.each([
  [404, `sha256:${'0'.repeat(64)}`],
  [404, ''],
  [400, '0'.repeat(64)],
  [400, 'synthetic-cats'],
  [400, '..%2f..%2fetc%2fpasswd'],
])('answers %i for a file with the digest %j', async (status, name) => {
  expect((await fetchPath(`/v1/dataset-files/${name}`)).status).toBe(status);
});

test('describes a dataset, and serves its images', async () => {
  const { items } = await service.get<{ items: { name: string }[] }>('/v1/datasets');
  expect(items.map(({ name }) => name)).toEqual(['synthetic-cats']);
  expect(await service.get('/v1/datasets/synthetic-cats')).toMatchObject({
    trainCount: 209,
    testCount: 50,
    imageShape: [64, 64, 3],
    featureCount: 12_288,
    ...sweep.spec.dataset,
  });
  expect(await service.get('/v1/datasets/synthetic-cats/versions/1')).toEqual(
    await service.get('/v1/datasets/synthetic-cats'),
  );
  expect((await fetchPath('/v1/datasets/synthetic-cats/versions/2')).status).toBe(404);
  const path = '/v1/datasets/synthetic-cats/images/train/25.png';
  const image = await fetchPath(path);
  expect(readPngSize(await image.arrayBuffer())).toEqual({ width: 64, height: 64 });
  const etag = image.headers.get('etag') ?? '';
  // Without this header, `fetch` sends `Cache-Control: no-cache` with a conditional request.
  const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  expect((await fetchPath(path, { headers })).status).toBe(304);
});

type Document = {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string }>>;
};

test('the OpenAPI document lists operations that all exist', async () => {
  const { openapi, paths } = await service.get<Document>('/openapi.json');
  expect(openapi).toBe('3.1.0');
  const other = await service.submit({ space: { learningRate: 0.002, iterations: 5 } });
  await service.waitForSweep(other.id);
  const operation = await service.client.delete(other.id);
  // A model and a dataset have the same name, so that one value fits the paths of both.
  await service.client.registerModel('synthetic-cats', { trialId: trials[0]?.id ?? '' });
  const values: Record<string, string> = {
    ...{ name: 'synthetic-cats', version: '1', split: 'test', index: '0' },
    digest: sweep.spec.dataset.files.train,
  };
  for (const [path, methods] of Object.entries(paths)) {
    if (!('get' in methods)) continue;
    const ofRun = path.includes('/runs/{id}') ? `${sweep.id}-r0` : sweep.id;
    const ofOther = path.includes('/trials/{id}') ? trials[0]?.id : ofRun;
    const id = path.includes('/operations/{id}') ? operation.id : ofOther;
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'id' ? (id ?? '') : (values[name] ?? ''),
    );
    // A replay needs a rule, and a sweep with one iteration count.
    const [query, expected] = path.endsWith('/replay') ? ['?rule=halving', 409] : ['', 200];
    expect([path, (await fetchPath(url + query)).status]).toEqual([path, expected]);
  }
});

test('answers have a content security policy, and no header names the server software', async () => {
  for (const path of ['/v1/sweeps', '/docs/', '/admin/queues/', '/openapi.json', '/nowhere']) {
    const { headers } = await fetchPath(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('Bull Board shows all queues', async () => {
  const { queues } = await service.get<{ queues: { name: string }[] }>('/admin/queues/api/queues');
  expect(queues.map(({ name }) => name).sort()).toEqual(['runs', 'sweeps', 'upkeep', 'webhooks']);
});

/** Width and height from the header chunk of a PNG. */
function readPngSize(bytes: ArrayBuffer) {
  const view = new DataView(bytes);
  expect(view.getUint32(0)).toBe(0x89504e47);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
