// Lists of trials over HTTP: sorted, filtered, in pages, and as a CSV table.
import type { Sweep, Trial } from '@sweepq/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { startService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
let sweep: Sweep;
let trials: Trial[];

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const space = { learningRate: [0.001, 0.005, 1e300], iterations: [5, 120], seed: [0, 1] };
  const submitted = await service.submit({ space });
  sweep = await service.waitForSweep(submitted.id);
  trials = await service.listTrials(sweep.id);
  return () => service.stop();
});

type Page<Item> = { items: Item[]; nextCursor: string | null };

const fetchPath = (path: string, init?: RequestInit) =>
  fetch(`${service.api.url}/v1/sweeps/${sweep.id}${path}`, init);
const readPage = async <Item = Trial>(path: string) =>
  (await (await fetchPath(path)).json()) as Page<Item>;
const indexOf = (id: string) => Number(id.split('-t')[1]);

describe('a list of trials', () => {
  test('is sorted by any metric or hyperparameter, in both directions', async () => {
    const completed = trials.filter(({ metrics }) => metrics !== null);
    expect(completed).toHaveLength(8);
    const { items: cheapest } = await readPage('/trials?sort=metrics.train.cost');
    const costs = cheapest.flatMap(({ metrics }) => metrics?.train.cost ?? []);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(cheapest.slice(8).every(({ status }) => status === 'diverged')).toBe(true);
    const { items: longest } = await readPage('/trials?sort=params.iterations&order=desc');
    expect(longest.map(({ params }) => params.iterations)).toEqual([
      ...Array(6).fill(120),
      ...Array(6).fill(5),
    ]);
  });

  test('is filtered by status', async () => {
    const { items } = await readPage('/trials?status=diverged,failed&sort=index');
    expect(items.map(({ id }) => indexOf(id))).toEqual([8, 9, 10, 11]);
    expect((await readPage('/trials?status=queued')).items).toEqual([]);
  });

  test('continues from a cursor of the same list, and refuses a cursor of another list', async () => {
    const query = 'sort=metrics.train.cost&order=desc&status=completed';
    const whole = (await readPage(`/trials?${query}`)).items;
    const paged: Trial[] = [];
    let cursor = '';
    do {
      const page = await readPage(`/trials?limit=3&${query}${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    expect(paged).toEqual(whole);

    const { nextCursor } = await readPage(`/trials?limit=3&${query}`);
    const others = [
      'sort=metrics.train.cost&order=asc&status=completed',
      'sort=metrics.train.cost&order=desc',
      'sort=metrics.test.accuracy&order=desc&status=completed',
      '',
    ];
    for (const other of others) {
      const problem = await readProblem(await fetchPath(`/trials?${other}&cursor=${nextCursor}`));
      expect(problem.errors).toMatchObject([{ pointer: '/cursor' }]);
    }
    // An explicit default gives the same list.
    const { nextCursor: ofDefault } = await readPage('/trials?limit=3');
    const spelt = await readPage(`/trials?sort=objective&order=desc&cursor=${ofDefault}`);
    expect(spelt.items).toEqual(trials.slice(3));
  });

  test.each([
    ['/trials?sort=speed', /`sort` to be one of objective, index, .*got `speed`/],
    ['/trials?order=up', /`order` to be "asc" or "desc", got `up`/],
    ['/trials?status=done', /`status` to be one or more of queued, .*got `done`/],
    ['/trials?status=', /`status`/],
    ['/trials?status=failed&status=queued', /`status`/],
    ['/trials?limit=1e2', /`limit` to be a whole number from 1 to 1000, got `1e2`/],
    ['/trials.csv?limit=5', /Expected no key `limit`/],
  ])('%s is refused', async (path, detail) => {
    const response = await fetchPath(path);
    expect(response.status).toBe(400);
    expect((await readProblem(response)).detail).toMatch(detail);
  });
});

describe('the table of trials', () => {
  test('has every trial in the requested order, with the same numbers as JSON', async () => {
    const response = await fetchPath('/trials.csv?sort=metrics.train.cost');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${sweep.id}.csv"`,
    );
    const [head = '', ...rows] = (await response.text()).trimEnd().split('\r\n');
    const names = head.split(',');
    const { items } = await readPage('/trials?sort=metrics.train.cost');
    expect(rows).toHaveLength(items.length);
    for (const [k, row] of rows.entries()) {
      const { id, index, status, params, metrics, modelDigest, finishedAt } = items[k] as Trial;
      // Only failure messages contain commas. Their column comes after the compared columns.
      const cells = Object.fromEntries(row.split(',').map((cell, at) => [names[at], cell]));
      expect(cells).toMatchObject({
        id,
        status,
        index: `${index}`,
        'params.learningRate': JSON.stringify(params.learningRate),
        'params.iterations': String(params.iterations),
        'params.nesterov': 'false',
        'params.preprocessing': 'divide255',
        'metrics.train.cost': metrics ? JSON.stringify(metrics.train.cost) : '',
        'metrics.validation.cost': '',
        modelDigest: modelDigest ?? '',
      });
      expect(row.endsWith(`,${finishedAt}`)).toBe(true);
    }
  });

  test('is filtered like the list, and has only its header without matches', async () => {
    const rowsOf = async (query: string) =>
      (await (await fetchPath(`/trials.csv?${query}`)).text()).split('\r\n').length - 2;
    expect(await rowsOf('status=completed')).toBe(8);
    expect(await rowsOf('status=queued')).toBe(0);
  });
});
