// Lists of trials over HTTP: sorted, filtered, in pages, and as a CSV table.
import type { Run, Sweep, Trial } from '@sweepq/client';
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
    const { items: longest } = await readPage('/trials?sort=-params.iterations');
    expect(longest.map(({ params }) => params.iterations)).toEqual([
      ...Array(6).fill(120),
      ...Array(6).fill(5),
    ]);
  });

  test('is filtered by status, metrics and hyperparameters', async () => {
    const { items } = await readPage('/trials?filter=status=diverged OR status=failed&sort=index');
    expect(items.map(({ id }) => indexOf(id))).toEqual([8, 9, 10, 11]);
    expect((await readPage('/trials?filter=status=queued')).items).toEqual([]);
    const filter = 'params.iterations > 5 AND params.seed = 1 AND metrics.train.cost != null';
    const { items: filtered } = await readPage(`/trials?filter=${filter}&sort=index`);
    expect(filtered.map(({ id }) => indexOf(id))).toEqual([3, 7]);
  });

  test('continues from a cursor of the same list, and refuses a cursor of another list', async () => {
    const query = 'sort=-metrics.train.cost&filter=status=completed';
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
      'sort=metrics.train.cost&filter=status=completed',
      'sort=-metrics.train.cost',
      'sort=-metrics.test.accuracy&filter=status=completed',
      'sort=-metrics.train.cost,index&filter=status=completed',
      '',
    ];
    for (const other of others) {
      const problem = await readProblem(await fetchPath(`/trials?${other}&cursor=${nextCursor}`));
      expect(problem.errors).toMatchObject([{ pointer: '/cursor' }]);
    }
    // An explicit default gives the same list.
    const { nextCursor: ofDefault } = await readPage('/trials?limit=3');
    const spelt = await readPage(`/trials?sort=objective&cursor=${ofDefault}`);
    expect(spelt.items).toEqual(trials.slice(3));
  });

  test.each([
    ['/trials?sort=speed', /`sort` to name one of objective, index, .*got `speed` at column 1/],
    ['/trials?sort=testAccuracy', /`sort` to name /],
    ['/trials?order=desc', /no query parameter `order`: this path has `sort`, `filter`/],
    ['/trials?filter=status=done', /`filter` to have one of queued, .*got `done` at column 8/],
    ['/trials?filter=index', /`filter` to have one of = != /],
    ['/trials?filter=index=1&filter=index=2', /`filter` at most once, got it 2 times/],
    ['/trials?limit=1e2', /`limit` to be a whole number from 1 to 1000, got `1e2`/],
    ['/trials.csv?limit=5', /Expected no query parameter `limit`/],
  ])('%s is refused', async (path, detail) => {
    const response = await fetchPath(path);
    expect(response.status).toBe(400);
    expect((await readProblem(response)).detail).toMatch(detail);
  });
});

describe('the format of an answer', () => {
  const accepting = (accept: string) => ({ headers: { accept } });

  test('is that of `Accept`, with the same result as the path with a suffix', async () => {
    const query = '?sort=index';
    const bySuffix = await (await fetchPath(`/trials.csv${query}`)).text();
    const byHeader = await fetchPath(`/trials${query}`, accepting('text/csv'));
    expect(byHeader.headers.get('vary')).toContain('Accept');
    expect(await byHeader.text()).toBe(bySuffix);
    const path = `${service.api.url}/v1/trials/${sweep.id}-t0/cost-curve`;
    const svg = await fetch(path, accepting('image/svg+xml'));
    expect(await svg.text()).toBe(await (await fetch(`${path}.svg`)).text());
  });

  test('is JSON by default, and an unknown format is refused with 406', async () => {
    const { headers } = await fetchPath('/trials', accepting('text/*;q=0.5, */*'));
    expect(headers.get('content-type')).toContain('application/json');
    const refused = await fetchPath('/trials', accepting('application/xml'));
    expect([refused.status, (await readProblem(refused)).detail]).toEqual([
      406,
      'Expected the header Accept to allow application/json or text/csv or application/vnd.apache.arrow.stream or application/vnd.apache.parquet, got `application/xml`.',
    ]);
  });

  test('has a link to the next page beside the cursor', async () => {
    const response = await fetchPath('/trials?limit=5&sort=-index&filter=index > 1');
    const { items, nextCursor } = (await response.json()) as Page<Trial>;
    const [, target = ''] =
      /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '') ?? [];
    expect(target).toContain(`cursor=${nextCursor}`);
    const next = await service.get<Page<Trial>>(target);
    expect([...items, ...next.items].map(({ id }) => indexOf(id))).toEqual([
      ...[11, 10, 9, 8, 7, 6, 5, 4, 3, 2],
    ]);
    expect((await fetchPath('/trials')).headers.get('link')).toBeNull();
  });
});

describe('a list of runs', () => {
  test('is sorted and filtered by status, progress and hyperparameters, in pages', async () => {
    const all = await readPage<Run>('/runs');
    expect(all.items).toHaveLength(6);
    const query = 'filter=params.learningRate < 1 AND attempts = 1&sort=-params.seed,-index';
    const whole = await readPage<Run>(`/runs?${query}`);
    expect(whole.items.map(({ id }) => Number(id.split('-r')[1]))).toEqual([3, 1, 2, 0]);
    const first = await readPage<Run>(`/runs?${query}&limit=3`);
    const rest = await readPage<Run>(`/runs?${query}&limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(whole.items);
    expect(rest.nextCursor).toBeNull();
    expect((await readPage<Run>('/runs?filter=status=diverged')).items).toHaveLength(2);
  });

  test('has a run if the filter has the training time and the cost of its answer', async () => {
    const [run] = (await readPage<Run>('/runs?filter=status=completed')).items;
    const filter = `trainedMs = ${run?.trainedMs} AND cost = ${run?.cost}`;
    const found = await readPage<Run>(`/runs?filter=${encodeURIComponent(filter)}`);
    expect(found.items.map(({ id }) => id)).toContain(run?.id);
  });

  test('has the same runs as the requests for single runs', async () => {
    const { items } = await readPage<Run>('/runs?limit=2');
    for (const run of items) expect(await service.get(`/v1/runs/${run.id}`)).toEqual(run);
    const { status } = await fetch(`${service.api.url}/v1/runs/${sweep.id}-r6`);
    expect(status).toBe(404);
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
      // A sweep without pruning has no rung. After it are the hyperparameters of networks and the later metrics.
      expect(row).toContain(`,${finishedAt},,none,relu,normal,`);
      expect(cells['metrics.test.f1']).toBe(metrics ? JSON.stringify(metrics.test.f1) : '');
      expect(row.endsWith(`,${metrics?.train.rocAuc ?? ''},,,,,,,`)).toBe(true);
    }
  });

  test('is filtered like the list, and has only its header without matches', async () => {
    const rowsOf = async (query: string) =>
      (await (await fetchPath(`/trials.csv?${query}`)).text()).split('\r\n').length - 2;
    expect(await rowsOf('filter=status=completed')).toBe(8);
    expect(await rowsOf('filter=status=queued')).toBe(0);
  });
});
