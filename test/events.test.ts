// What happens, as it is told while it happens.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import {
  anySweepEvent,
  firstEventId,
  snapshotEvent,
  startEvent,
  sweepEvent,
} from '@sweepq/contract';
import { startApi } from '@sweepq/stack';
import { expect, onTestFinished, test } from 'vitest';
import {
  eventsUrl,
  expectInOrder,
  type Service,
  useFlood,
  watch,
} from './support/event-readers.ts';
import { openEvents, type Received } from './support/events.ts';
import { shareService, useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const grid = {
  space: { learningRate: [0.001, 0.005], iterations: [5, 10, 20], seed: [0, 1, 2, 3] },
};
const directFormWorker = new URL('./support/direct-form-worker.mjs', import.meta.url).pathname;

const shared = shareService();

test('a sweep is told from its start to its end, and what is told adds up to its counts', async () => {
  const service = await useService();
  const sweep = await service.submit(grid);
  const watched = await watch(service, sweep.id);
  expect(watched.response.headers.get('content-type')).toBe('text/event-stream');
  expect(watched.response.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(watched.response.headers.get('x-accel-buffering')).toBe('no');
  await service.startWorker();
  await watched.ended();

  const [snapshot, ...events] = watched.events;
  expect(snapshotEvent.parse(snapshot?.data)).toMatchObject({
    gap: false,
    sweep: { id: sweep.id, status: 'queued', counts: { total: 24, queued: 24 }, best: null },
  });
  for (const { type, data } of events) expect(sweepEvent.parse(data).type).toBe(type);
  expectInOrder(watched.events);
  const ended = await service.readSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 24, completed: 24, queued: 0, running: 0 });
  expect(idsOf(events, 'trial', 'completed')).toHaveLength(24);
  expect(new Set(idsOf(events, 'trial')).size).toBe(24);
  expect(new Set(idsOf(events, 'run', 'running')).size).toBe(8);
  expect(new Set(idsOf(events, 'run', 'completed')).size).toBe(8);
  const statuses = events.filter(({ type }) => type === 'sweep').map(({ data }) => data.status);
  expect(statuses).toEqual(['running', 'completed']);
  expect(events.at(-1)?.data).toEqual({ type: 'sweep', status: 'completed' });
  const best = events.findLast(({ type }) => type === 'best');
  const { id, metrics } = ended.best ?? {};
  expect(best?.data).toEqual({
    type: 'best',
    id,
    metric: 'testAccuracy',
    value: metrics?.testAccuracy,
  });
});

test('who has seen the end of a sweep need not come back, and who has seen nothing is told its end state', async () => {
  const { service } = shared();
  const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 5 } });
  const sweep = await service.waitForSweep(id);
  const late = await watch(service, id);
  await late.ended();
  const { status, finishedAt, counts, best, failure } = sweep;
  expect(late.events.map(({ data }) => data)).toEqual([
    { type: 'snapshot', gap: false, sweep: { id, status, finishedAt, counts, best, failure } },
  ]);
  const again = await watch(service, id, late.lastId());
  expect(again.response.status).toBe(204);
});

test('progress carries new points of a curve once, the highest and the lowest among them, as the curve has them in the end', async () => {
  const service = await useService();
  // The cost goes up and down.
  const { id } = await service.submit({ space: { learningRate: 0.05, iterations: 5000 } });
  const watched = await watch(service, id);
  await service.startWorker({ mainPath: directFormWorker });
  await watched.ended();
  const progress = watched.events.filter(({ type }) => type === 'progress');
  expect(progress.length).toBeGreaterThan(1);
  const points = progress.flatMap(({ data }) => data.points as [number, number][]);
  const iterations = points.map(([iteration]) => iteration);
  expect(new Set(iterations).size).toBe(iterations.length);
  expect(iterations.toSorted((a, b) => a - b)).toEqual(iterations);
  const curve = await service.get<{ points: [number, number][] }>(`/v1/trials/${id}-t0/cost-curve`);
  for (const point of points) expect(point).toEqual(curve.points[point[0]]);
  for (const { data } of progress) {
    expect(data).toMatchObject({ runId: `${id}-r0`, iterations: 5000 });
    expect((data.points as unknown[]).length).toBeLessThanOrEqual(50);
  }
  let from = 0;
  for (const { data } of progress) {
    const to = data.iteration as number;
    const costs = curve.points.slice(from, to).map(([, cost]) => cost);
    const told = (data.points as [number, number][]).map(([, cost]) => cost);
    expect([Math.min(...told), Math.max(...told)]).toEqual([
      Math.min(...costs),
      Math.max(...costs),
    ]);
    from = to;
  }
});

test('who comes back is told what it has missed, each event once, also by an api that was killed and started again', async () => {
  const service = await useService({ apart: true });
  const { id } = await service.submit({
    space: {
      learningRate: 0.005,
      iterations: [5, 10],
      seed: Array.from({ length: 150 }, (_, k) => k),
    },
  });
  const parts = [await watch(service, id)];
  await service.startWorker({ threads: 1 });
  await parts[0]?.waitFor('a trial has ended', ({ type }) => type === 'trial');
  await parts[0]?.leave();
  parts.push(await watch(service, id, parts[0]?.lastId()));
  await parts[1]?.waitFor('another has', ({ type }) => type === 'trial');
  service.api.kill('SIGKILL');
  await service.api.exited;
  await parts[1]?.ended();
  const api = await useApi(service);
  parts.push(await openEvents(eventsUrl(api.url, id), { lastEventId: parts[1]?.lastId() ?? '' }));
  await parts[2]?.ended();

  const [snapshot, ...seen] = parts.flatMap(({ events }) => events);
  expect(snapshot?.type).toBe('snapshot');
  const whole = await openEvents(eventsUrl(api.url, id), { lastEventId: snapshot?.id ?? '' });
  await whole.ended();
  expect(seen).toEqual(whole.events);
  expect(idsOf(seen, 'trial', 'completed')).toHaveLength(300);
});

test('two apis tell the same', async () => {
  const service = await useService();
  const api = await useApi(service);
  const { id } = await service.submit(grid);
  const readers = [await watch(service, id), await openEvents(eventsUrl(api.url, id))];
  await service.startWorker();
  for (const reader of readers) await reader.ended();
  expect(idsOf(readers[0]?.events ?? [], 'trial')).toHaveLength(24);
  expect(readers[1]?.events).toEqual(readers[0]?.events);
});

test('who comes back after more events than are kept, or from another time, is given a snapshot that says so', async () => {
  const service = await useService();
  const { id } = await service.submit(grid);
  const first = await watch(service, id);
  await first.waitFor('the snapshot', ({ type }) => type === 'snapshot');
  await first.leave();
  const future = await watch(service, id, '999999999999999-0');
  await future.waitFor('a snapshot', ({ data }) => data.gap === true);
  await future.leave();
  const flood = useFlood(service, id);
  for (let k = 0; k < 21; k++) await flood(500);
  const back = await watch(service, id, first.lastId());
  const snapshot = await back.waitFor('a snapshot', ({ type }) => type === 'snapshot');
  expect(snapshot.data).toMatchObject({ gap: true, sweep: { id, counts: { queued: 24 } } });
});

test('all sweeps are told of in one stream, without their progress', async () => {
  const { service } = shared();
  const all = await openEvents(`${service.api.url}/v1/events`);
  const start = await all.waitFor('the start', ({ type }) => type === 'start');
  expect(startEvent.parse(start.data)).toEqual({ type: 'start', gap: false });
  await service.startWorker();
  const sweeps = [await service.submit(grid), await service.submit(grid)];
  for (const { id } of sweeps) {
    await all.waitFor(
      'its end',
      ({ data }) => data.sweepId === id && data.status === 'completed' && data.type === 'sweep',
    );
    const own = all.events.filter(({ data }) => data.sweepId === id);
    expect(idsOf(own, 'trial', 'completed')).toHaveLength(24);
    const ids = own.flatMap(({ data }) => (data.id === undefined ? [] : [data.id as string]));
    for (const each of ids) expect(each.startsWith(id)).toBe(true);
  }
  const [, ...events] = all.events;
  for (const { data } of events) anySweepEvent.parse(data);
  expectInOrder(all.events);

  const again = await openEvents(`${service.api.url}/v1/events`, { lastEventId: start.id });
  await waitUntil('all of it was told again', async () => again.events.length >= events.length);
  expect(again.events).toEqual(events);
});

test('what cannot be told is answered as a problem', async () => {
  const { api, submit } = shared().service;
  const unknown = await fetch(eventsUrl(api.url, 'swp_00000000000000000000000000'));
  expect(unknown.status).toBe(404);
  expect(unknown.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const { id } = await submit(grid);
  const headers = { 'last-event-id': 'yesterday' };
  const bad = await fetch(eventsUrl(api.url, id), { headers });
  expect(bad.status).toBe(400);
  expect(await bad.json()).toMatchObject({
    type: 'urn:sweepq:problem:validation',
    detail: expect.stringContaining('Expected the header Last-Event-ID to be an event’s id'),
  });
  const posted = await fetch(`${api.url}/v1/events`, { method: 'POST' });
  expect(posted.status).toBe(405);
  const head = await fetch(eventsUrl(api.url, id), { method: 'HEAD' });
  expect(head.headers.get('content-type')).toBe('text/event-stream');
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;

test.runIf(hasCurl)('the documented commands show what they say', async () => {
  const { service } = shared();
  const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 5 } });
  await service.waitForSweep(id);
  const docs = await readFile(new URL('../docs/api.md', import.meta.url), 'utf8');
  const live = docs.slice(docs.indexOf('## Live')).split(/^## /m)[1] ?? '';
  const commands = live.match(/^ *curl .*$/gm) ?? [];
  const shown = commands.map((command) => {
    const here = command.replace('http://localhost:3000', service.api.url);
    const env = { ...process.env, SWEEP: id, LAST: firstEventId };
    return spawnSync('sh', ['-c', `${here} --silent --max-time 2`], { env, encoding: 'utf8' })
      .stdout;
  });
  expect(shown).toEqual([
    expect.stringContaining('event: snapshot'),
    expect.stringContaining('event: start'),
    expect.stringContaining('event: trial'),
  ]);
});

/** Another api on the same Redis and prefix. */
async function useApi({ env, redisUrl, homeDir, prefix }: Service) {
  const api = await startApi({ env, redisUrl, homeDir, prefix });
  onTestFinished(() => api.stop());
  return api;
}

const idsOf = (events: readonly Received[], type: string, status?: string) =>
  events
    .filter((event) => event.type === type && (status ?? event.data.status) === event.data.status)
    .map(({ data }) => data.id as string);
