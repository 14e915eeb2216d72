// The bundled programs (scripts/build-programs.mjs) find what they load late: libraries, threads, files of libraries. Most other tests
// run the compiled modules themselves.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { synthesiseDataset } from '@sweepq/core';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { uploadDataset } from './support/uploads.ts';

const picture = new URL('../packages/pictures/fixtures/grey.jpg', import.meta.url);

test('the bundled api and worker answer every kind of request that loads a library or a thread', async () => {
  const service = await useService({ apart: true });
  const { api, startWorker, submit, waitForSweep } = service;
  await startWorker();
  const search = { strategy: 'tpe', trials: 4, seed: 1 } as const;
  const space = { learningRate: { min: 0.001, max: 0.01 }, iterations: 20 };
  const { id } = await submit({ space, search } as never);
  expect((await waitForSweep(id)).status).toBe('completed');

  const types: Record<string, string | null> = {};
  const paths = {
    curve: `/v1/trials/${id}-t0/cost-curve.png`,
    curves: `/v1/sweeps/${id}/cost-curves.svg`,
    weights: `/v1/trials/${id}-t0/weights.png`,
    model: `/v1/trials/${id}-t0/model.onnx`,
    parquet: `/v1/sweeps/${id}/trials.parquet`,
    arrow: `/v1/sweeps/${id}/trials.arrow`,
    image: '/v1/datasets/synthetic-cats/images/test/0.png',
    openapi: '/openapi.json',
    docs: '/docs/swagger-ui-bundle.js',
    board: '/admin/queues/',
    jobs: '/admin/queues/api/queues',
    page: '/',
  };
  for (const [name, path] of Object.entries(paths)) {
    const response = await fetch(new URL(path, api.url));
    await response.arrayBuffer();
    types[name] = response.ok
      ? response.headers.get('content-type')
      : `${path}: ${response.status}`;
  }
  expect(types).toEqual({
    curve: 'image/png',
    curves: expect.stringMatching(/^image\/svg\+xml/),
    weights: 'image/png',
    model: 'application/octet-stream',
    parquet: expect.stringContaining('parquet'),
    arrow: expect.stringContaining('arrow'),
    image: 'image/png',
    openapi: expect.stringMatching(/^application\/json/),
    docs: expect.stringContaining('javascript'),
    board: expect.stringMatching(/^text\/html/),
    jobs: expect.stringMatching(/^application\/json/),
    page: expect.stringMatching(/^text\/html/),
  });

  const body = await readFile(picture);
  const predicted = await fetch(new URL(`/v1/trials/${id}-t0/predict`, api.url), {
    ...{ method: 'POST', body, headers: { 'Content-Type': 'image/jpeg' } },
  });
  expect([predicted.status, await predicted.json()]).toMatchObject([200, { predictions: [{}] }]);

  const imported = await uploadDataset(service, { name: 'photos', ...(await synthesiseDataset()) });
  expect(imported).toMatchObject({ status: 'completed', error: null });
});

/** Returns the files that a program loads before it runs. */
function listStart(url: URL, found = new Map<string, string>()): Map<string, string> {
  if (found.has(url.href)) return found;
  const code = readFileSync(url, 'utf8');
  found.set(url.href, code);
  for (const [, path = ''] of code.matchAll(/^(?:import|export) [^;]*?"(\.\/[^"]+)"/gm))
    listStart(new URL(path, url), found);
  return found;
}

test('`sweepq` starts with three files, without the libraries of tables, questions and YAML', () => {
  const files = [...listStart(new URL('../dist/sweepq.js', import.meta.url)).values()];
  expect(files.length).toBeLessThanOrEqual(3);
  const libraries = files.flatMap((code) =>
    [...code.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)/gm)].map(([, name]) => name),
  );
  expect([...new Set(libraries)]).toEqual([
    ...['eventsource-parser', 'openapi-fetch', 'commander'],
  ]);
});
