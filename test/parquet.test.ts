// The trials and the cost curves of a sweep as Parquet files, read by DuckDB.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sweep } from '@sweepq/client';
import { tableFromIPC } from '@uwdata/flechette';
import { beforeAll, expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { useFolder } from './support/folder.ts';
import { readParquet } from './support/read-parquet.ts';
import { type Service, startService } from './support/service.ts';

let service: Service;
let sweep: Sweep;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const { id } = await service.submit({
    // More trials than a row group of curves has: 2 runs with 130 readings each. The second run diverges.
    space: {
      learningRate: [0.005, 1e300],
      iterations: Array.from({ length: 130 }, (_, k) => k + 1),
    },
  });
  sweep = await service.waitForSweep(id);
  return () => service.stop();
});

const fetchPath = (path: string, init?: RequestInit) =>
  fetch(`${service.api.url}/v1/sweeps/${sweep.id}${path}`, init);
const readBytes = async (path: string, init?: RequestInit) =>
  new Uint8Array(await (await fetchPath(path, init)).arrayBuffer());
const concat = async (pieces: AsyncIterable<Uint8Array>) => {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(Buffer.concat(all));
};

test.each([
  ['all columns', ''],
  ['columns that are read without the outcomes', 'columns=index,run,status,params,objective'],
  ['chosen trials in another order', 'sort=-params.iterations&filter=status=completed'],
  ['no trials', 'filter=index>1000'],
])('trials.parquet has the rows and names of trials.arrow: %s', async (_, query) => {
  const table = await readParquet(await readBytes(`/trials.parquet?${query}`));
  const arrow = tableFromIPC(await readBytes(`/trials.arrow?${query}`));
  expect(table.names).toEqual(arrow.schema.fields.map(({ name }) => name));
  expect(table.rows).toEqual(
    arrow.toArray().map((row) => table.names.map((name) => row[name] as unknown)),
  );
  expect(table.metadata).toEqual(Object.fromEntries(arrow.schema.metadata ?? []));
});

test('trials.parquet has numbers, times, flags and texts as columns of these types', async () => {
  const { names, types } = await readParquet(await readBytes('/trials.parquet'));
  const typeOf = (name: string) => types[names.indexOf(name)];
  expect(
    ['index', 'params.nesterov', 'metrics.test.f1', 'params.layers', 'finishedAt'].map(typeOf),
  ).toEqual(['INTEGER', 'BOOLEAN', 'DOUBLE', 'VARCHAR', 'TIMESTAMP WITH TIME ZONE']);
});

test('cost-curves.parquet has a row for each point of each curve, to the bit', async () => {
  const table = await readParquet(await readBytes('/cost-curves.parquet'));
  expect(table.names).toEqual(['index', 'run', 'iteration', 'cost']);
  const trials = await service.listTrials(sweep.id);
  const expected: unknown[] = [];
  for (const { id, index, runId, params } of trials.filter(({ index }) => index % 40 === 3)) {
    const csv = await (await fetch(`${service.api.url}/v1/trials/${id}/cost-curve.csv`)).text();
    const points = csv.trimEnd().split('\r\n').slice(1);
    expect(points.length).toBeLessThanOrEqual(params.iterations);
    for (const point of points) {
      const [iteration, cost] = point.split(',').map(Number);
      expected.push([index, Number(runId.split('-r')[1]), iteration, cost]);
    }
  }
  expect(table.rows.filter(([index]) => (index as number) % 40 === 3)).toEqual(expected);
  expect([table.groups, new Set(table.rows.map(([index]) => index)).size]).toEqual([2, 260]);
  const { trials: listed, curves, points, thinned, sweepId } = table.metadata;
  expect([listed, curves, points, sweepId]).toEqual([
    ...['260', '260', String(table.rows.length), sweep.id],
  ]);
  // The curve of the run that diverges is shorter than its trials say, but lacks none of its iterations.
  expect(thinned).toBe('0');
});

test('the binary curves with `points=all` have the rows of cost-curves.parquet', async () => {
  const query = 'sort=index&filter=index<60 AND index>=5';
  const { rows } = await readParquet(await readBytes(`/cost-curves.parquet?${query}`));
  const view = new DataView(
    (await readBytes(`/cost-curves.bin?${query}&limit=1000&points=all`)).buffer,
  );
  const found: number[][] = [];
  let at = 16;
  for (let curve = 0; curve < view.getUint32(8, true); curve++) {
    const [trial, , points] = [0, 4, 8].map((k) => view.getUint32(at + k, true)) as number[];
    at += 16;
    for (let k = 0; k < (points as number); k++) {
      const iteration = view.getUint32(at + 8 * (points as number) + 4 * k, true);
      found.push([trial as number, 0, iteration, view.getFloat64(at + 8 * k, true)]);
    }
    at += 12 * (points as number) + 4 * ((points as number) % 2);
  }
  expect(found).toEqual(rows);
  expect(found.length).toBeGreaterThan(1_000);
});

test('cost-curves.parquet can be requested for trials by index', async () => {
  const { rows } = await readParquet(await readBytes('/cost-curves.parquet?trials=2,0&sort=index'));
  expect(rows.map(([index, , iteration]) => [index, iteration])).toEqual([
    ...[
      [0, 0],
      [2, 0],
      [2, 1],
      [2, 2],
    ],
  ]);
});

test('both files can be asked for by `Accept`, and have a tag', async () => {
  const accept = { accept: 'application/vnd.apache.parquet' };
  for (const name of ['trials', 'cost-curves']) {
    const response = await fetchPath(`/${name}`, { headers: accept });
    expect(response.headers.get('content-type')).toBe(accept.accept);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes).toEqual(await readBytes(`/${name}.parquet`));
    const tag = response.headers.get('etag') ?? '';
    const again = await fetchPath(`/${name}.parquet`, { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
});

test('the client and `sweepq export -o parquet` have the bytes of the api', async () => {
  const cwd = await useFolder();
  const out = join(cwd, 'table.parquet');
  const trials = await concat(
    await service.client.streamTrialsParquet(sweep.id, { sort: 'index' }),
  );
  expect(trials).toEqual(await readBytes('/trials.parquet?sort=index'));
  const args = ['export', sweep.id, '-o', 'parquet', '--out', out];
  expect((await runCli(service, [...args, '--sort', 'index'])).code).toBe(0);
  expect(new Uint8Array(await readFile(out))).toEqual(trials);
  expect((await runCli(service, [...args, '--curves'])).code).toBe(0);
  const curves = await concat(await service.client.streamCurvesParquet(sweep.id));
  expect(new Uint8Array(await readFile(out))).toEqual(curves);
  const { code, stderr } = await runCli(service, [...args, '--curves', '--points', '5']);
  expect([code, stderr]).toEqual([
    2,
    'Expected `-o parquet` without `--points`, `--every` and `--fold`: the file has every point.\n',
  ]);
});
