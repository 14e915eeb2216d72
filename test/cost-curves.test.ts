// Cost curves over HTTP: with fewer points, for many trials in one answer, and in binary form.
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
type Curve = { trialId: string; iterations: number; points: { iteration: number; cost: number }[] };

const fetchPath = (path: string, init?: RequestInit) =>
  fetch(`${service.api.url}/v1/sweeps/${sweep.id}${path}`, init);
const readPage = async <Item = Trial>(path: string) =>
  (await (await fetchPath(path)).json()) as Page<Item>;
const indexOf = (id: string) => Number(id.split('-t')[1]);

describe('a cost curve', () => {
  test('is thinned to the requested number of points, all of them from the full curve', async () => {
    const id = trials.find(({ params }) => params.iterations === 120)?.id;
    const path = `/v1/trials/${id}/cost-curve`;
    const whole = await service.get<Curve>(path);
    const thinned = await service.get<Curve>(`${path}?points=10`);
    expect(thinned).toMatchObject({ trialId: id, iterations: whole.iterations });
    expect(thinned.points).toHaveLength(10);
    expect(thinned.points[0]).toEqual(whole.points[0]);
    expect(thinned.points.at(-1)).toEqual(whole.points.at(-1));
    expect(whole.points).toEqual(expect.arrayContaining(thinned.points));
    expect((await service.get<Curve>(`${path}?points=20000`)).points).toEqual(whole.points);
    const csv = await (await fetch(`${service.api.url}${path}.csv?points=10`)).text();
    expect(csv.trimEnd().split('\r\n').slice(1)).toEqual(
      thinned.points.map(({ iteration, cost }) => `${iteration},${cost}`),
    );
    const refused = await fetch(`${service.api.url}${path}?points=1`);
    expect((await readProblem(refused)).detail).toMatch(/from 2 to 20000, got `1`/);
  });

  test('keeps its highest and its lowest cost for any number of points, alone and on a page', async () => {
    // With this learning rate the cost oscillates from one iteration to the next.
    const ended = await service.submit({ space: { learningRate: 0.05, iterations: 500 } });
    await service.waitForSweep(ended.id);
    const path = `/v1/trials/${ended.id}-t0/cost-curve`;
    const { points } = await service.get<Curve>(path);
    const extremes = (of: Curve['points']) => {
      const costs = of.map(({ cost }) => cost);
      return [Math.min(...costs), Math.max(...costs)];
    };
    expect(extremes(points)[1]).toBeGreaterThan(points[0]?.cost ?? Number.NaN);
    for (const count of [4, 5, 50]) {
      const alone = await service.get<Curve>(`${path}?points=${count}`);
      expect(extremes(alone.points)).toEqual(extremes(points));
      const curves = `/v1/sweeps/${ended.id}/cost-curves?points=${count}`;
      expect((await service.get<Page<Curve>>(curves)).items).toEqual([alone]);
    }
    const [run] = (await service.get<Page<{ id: string }>>(`/v1/sweeps/${ended.id}/runs`)).items;
    const board = `/admin/queues/api/queues/runs/${run?.id}`;
    const { job } = await service.get<{ job: { progress: { curve: string[] } } }>(board);
    const [, ...lines] = job.progress.curve;
    expect(lines.length).toBeLessThanOrEqual(25);
    const rounded = extremes(points).map((cost) => Number(cost.toFixed(6)));
    const shown = lines.map((line) => {
      const [iteration = Number.NaN, cost = Number.NaN] = line.trim().split(/ +/).map(Number);
      return { iteration, cost };
    });
    expect(extremes(shown)).toEqual(rounded);
    const [log = ''] = await service.get<string[]>(`${board}/logs`);
    const noted = log.split('\n').filter((line) => / (?:0|[1-4]00):/.test(line));
    const at = (iteration: number) => points.find((point) => point.iteration === iteration)?.cost;
    expect(noted).toEqual(
      [0, 100, 200, 300, 400].map(
        (iteration) => `Cost after iteration ${iteration}: ${at(iteration)?.toFixed(6)}`,
      ),
    );
  });

  test('is in an answer with the curves of other trials, in the order of the list of trials', async () => {
    const { items } = await readPage<Curve>('/cost-curves?points=20');
    expect(items.map(({ trialId }) => trialId)).toEqual(trials.map(({ id }) => id));
    for (const item of items) {
      const path = `/v1/trials/${item.trialId}/cost-curve?points=20`;
      expect(item).toEqual(await service.get(path));
    }
    const first = await readPage<Curve>(
      '/cost-curves?limit=5&sort=metrics.train.cost&filter=status=completed',
    );
    const cursor = first.nextCursor;
    const rest = await readPage<Curve>(
      `/cost-curves?sort=metrics.train.cost&filter=status=completed&cursor=${cursor}`,
    );
    const listed = await readPage('/trials?sort=metrics.train.cost&filter=status=completed');
    const paged = [...first.items, ...rest.items].map(({ trialId }) => trialId);
    expect(paged).toEqual(listed.items.map(({ id }) => id));
  });

  test('can be requested for trials named by id or index', async () => {
    const query = `trials=3,${sweep.id}-t0,1&sort=index`;
    const { items, nextCursor } = await readPage<Curve>(`/cost-curves?${query}`);
    expect(items.map(({ trialId }) => indexOf(trialId))).toEqual([0, 1, 3]);
    expect(nextCursor).toBeNull();
  });

  test('comes in binary form for typed arrays, with the same bits', async () => {
    const { items } = await readPage<Curve>('/cost-curves?points=7&limit=11');
    const accept = { headers: { accept: 'application/octet-stream' } };
    for (const [path, init] of [
      ['/cost-curves.bin?points=7&limit=11', {}],
      ['/cost-curves?points=7&limit=11', accept],
    ] as const) {
      const response = await fetchPath(path, init);
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      expect(response.headers.get('next-cursor')).not.toBeNull();
      const read = readBinary(await response.arrayBuffer());
      const named = read.map(({ trial, ...curve }) => ({
        trialId: `${sweep.id}-t${trial}`,
        ...curve,
      }));
      expect(named).toEqual(items);
    }
  });

  test('has no points for a trial without readings', async () => {
    const waiting = await service.submit({ space: { learningRate: 0.005, iterations: 300_000 } });
    const page = await service.get(`/v1/sweeps/${waiting.id}/cost-curves`);
    expect(page).toEqual({
      items: [{ trialId: `${waiting.id}-t0`, iterations: 0, points: [] }],
      nextCursor: null,
    });
    await fetch(`${service.api.url}/v1/sweeps/${waiting.id}/cancel`, { method: 'POST' });
  });

  test.each([
    ['/cost-curves?points=1', /`points` to be a whole number from 2 to 1000, got `1`/],
    ['/cost-curves?trials=12', /`trials` to be up to 1000 ids or indices .*got `12`/],
    ['/cost-curves?trials=0,,1', /`trials`.*got ``/],
    ['/cost-curves?trials=swp_1-t0', /`trials`.*got `swp_1-t0`/],
    ['/cost-curves?format=xml', /Expected no query parameter `format`/],
  ])('%s is refused', async (path, detail) => {
    const response = await fetchPath(path);
    expect(response.status).toBe(400);
    expect((await readProblem(response)).detail).toMatch(detail);
  });
});

/** Parses the format that docs/api.md describes. */
function readBinary(bytes: ArrayBuffer) {
  expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('swqc');
  const [, version, count = 0] = new Uint32Array(bytes, 0, 4);
  expect(version).toBe(1);
  const curves: {
    trial: number;
    iterations: number;
    points: { iteration: number; cost: number }[];
  }[] = [];
  let at = 16;
  for (let k = 0; k < count; k++) {
    const [trial = 0, iterations = 0, points = 0] = new Uint32Array(bytes, at, 4);
    const costs = new Float64Array(bytes, at + 16, points);
    const where = new Uint32Array(bytes, at + 16 + 8 * points, points);
    curves.push({
      trial,
      iterations,
      points: Array.from(where, (iteration, i) => ({ iteration, cost: costs[i] as number })),
    });
    at += 16 + 8 * points + 4 * (points + (points % 2));
  }
  expect(at).toBe(bytes.byteLength);
  return curves;
}
