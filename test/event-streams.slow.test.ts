// Event streams of sweeps.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { eventView, firstEventId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { eventsUrl, expectInOrder, idsOf, useApi, watch } from './support/event-readers.ts';
import { openEvents } from './support/events.ts';
import { shareService, useService } from './support/service.ts';
import { hasCurl } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const grid = {
  space: { learningRate: [0.001, 0.005], iterations: [5, 10, 20], seed: [0, 1, 2, 3] },
};

const shared = shareService();

test('the stream of a sweep has all its events from start to end, and they match its counts', async () => {
  const service = await useService();
  const sweep = await service.submit(grid);
  const watched = await watch(service, sweep.id);
  expect(watched.response.headers.get('content-type')).toBe('text/event-stream');
  expect(watched.response.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(watched.response.headers.get('x-accel-buffering')).toBe('no');
  await service.startWorker();
  await watched.ended();

  const [start, ...events] = watched.events;
  expect(start).toMatchObject({
    type: 'stream.started',
    data: {
      ...{ sweepId: sweep.id, gap: false },
      sweep: { id: sweep.id, status: 'queued', counts: { total: 24, queued: 24 }, best: null },
    },
  });
  for (const event of watched.events) {
    expect(eventView.parse(event)).toEqual(event);
    expect(event.data.sweepId).toBe(sweep.id);
  }
  for (const { id, timestamp } of events)
    expect(Date.parse(timestamp)).toBe(Number.parseInt(id, 10));
  expectInOrder(watched.events);
  const ended = await service.readSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 24, completed: 24, queued: 0, running: 0 });
  expect(idsOf(events, 'trial.ended', 'completed')).toHaveLength(24);
  expect(new Set(idsOf(events, 'trial.ended')).size).toBe(24);
  expect(new Set(idsOf(events, 'run.updated', 'running')).size).toBe(8);
  expect(new Set(idsOf(events, 'run.updated', 'completed')).size).toBe(8);
  const ofSweep = events.filter(({ type }) => type.startsWith('sweep.'));
  expect(ofSweep.map(({ type, data }) => [type, data.status])).toEqual([
    ['sweep.updated', 'running'],
    ['sweep.ended', 'completed'],
  ]);
  const end = { sweepId: sweep.id, status: 'completed', failure: null };
  expect(events.at(-1)?.data).toEqual(end);
  const best = events.findLast(({ type }) => type === 'trial.best');
  const { id, metrics } = ended.best ?? {};
  expect(best?.data).toEqual({
    ...{ sweepId: sweep.id, trialId: id },
    metric: 'metrics.test.accuracy',
    value: metrics?.test.accuracy,
  });
});

test('the stream of an ended sweep is 204 for a client that has the last event, and its state and its end for a new client', async () => {
  const { service } = shared();
  const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 5 } });
  const sweep = await service.waitForSweep(id);
  const late = await watch(service, id);
  await late.ended();
  const { status, finishedAt, counts, plannedTrials, best, failure } = sweep;
  const [start, end] = late.events;
  expect(late.events.map(({ type, data }) => ({ type, ...data }))).toEqual([
    {
      ...{ type: 'stream.started', sweepId: id, gap: false },
      sweep: { id, status, finishedAt, counts, plannedTrials, best, failure },
    },
    { type: 'sweep.ended', sweepId: id, status, failure },
  ]);
  for (const event of late.events) expect(eventView.parse(event)).toEqual(event);
  expect([end?.id, end?.timestamp]).toEqual([start?.id, finishedAt]);
  const again = await watch(service, id, late.lastId());
  expect(again.response.status).toBe(204);
  const types: string[] = [];
  for await (const { type } of service.client.watchSweep(id)) types.push(type);
  expect(types).toEqual(['stream.started', 'sweep.ended']);
});

test('two apis send the same events of a sweep', async () => {
  const service = await useService();
  const api = await useApi(service);
  const { id } = await service.submit(grid);
  const readers = [await watch(service, id), await openEvents(eventsUrl(api.url, id))];
  await service.startWorker();
  for (const reader of readers) await reader.ended();
  // The start of a stream has the time of its api.
  const [[, ...events] = [], [, ...same] = []] = readers.map((reader) => reader.events);
  expect(idsOf(events, 'trial.ended')).toHaveLength(24);
  expect(same).toEqual(events);
});

test('the stream of all sweeps has the events of each sweep, without progress', async () => {
  const { service } = shared();
  const all = await openEvents(`${service.api.url}/v1/events`);
  const start = await all.waitFor('the start', ({ type }) => type === 'stream.started');
  expect(start.data).toEqual({ sweepId: null, gap: false, sweep: null });
  await service.startWorker();
  const sweeps = [await service.submit(grid), await service.submit(grid)];
  for (const { id } of sweeps) {
    await all.waitFor(
      'the end of the sweep',
      ({ type, data }) => type === 'sweep.ended' && data.sweepId === id,
    );
    const own = all.events.filter(({ data }) => data.sweepId === id);
    expect(idsOf(own, 'trial.ended', 'completed')).toHaveLength(24);
    expect(own[0]).toMatchObject({ type: 'sweep.created', data: { status: 'queued' } });
    expect(own.map(({ type }) => type)).not.toContain('run.progress');
    const ids = own.flatMap(({ data }) => (data.trialId ?? data.runId ?? []) as string);
    for (const each of ids) expect(each.startsWith(id)).toBe(true);
  }
  const [, ...events] = all.events;
  for (const event of all.events) expect(eventView.parse(event)).toEqual(event);
  expectInOrder(all.events);

  const again = await openEvents(`${service.api.url}/v1/events`, { lastEventId: start.id });
  await waitUntil('all events were sent again', async () => again.events.length >= events.length);
  expect(again.events).toEqual(events);
});

test('an edit reaches the stream of an open sweep and of all sweeps, and of an ended sweep only that of all sweeps', async () => {
  const { service } = shared();
  const { client, api } = service;
  const all = await openEvents(`${api.url}/v1/events`);
  const edits = () =>
    all.events.filter(({ type, data }) => type === 'sweep.updated' && data.sweepId === id);
  const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 1_000_000 } });
  const open = await watch(service, id);
  await open.waitFor('the start', ({ type }) => type === 'stream.started');
  await client.edit(id, { name: 'renamed' });
  const edited = await open.waitFor('the edit', ({ type }) => type === 'sweep.updated');
  expect(edited.data).toMatchObject({ sweepId: id, failure: null });
  await client.cancel(id);
  await open.ended();
  expect(open.events.at(-1)).toMatchObject({ type: 'sweep.ended', data: { status: 'cancelled' } });
  const before = edits().length;
  await client.edit(id, { archived: true });
  await waitUntil('the stream of all sweeps has the edit', async () => edits().length > before);
  expect(edits().at(-1)?.data).toEqual({ sweepId: id, status: 'cancelled', failure: null });
  // Only the events of the cut run follow the end of the sweep.
  let last = open.lastId();
  await waitUntil('a client has all events', async () => {
    const again = await watch(service, id, last);
    if (again.response.status === 204) return true;
    await again.ended();
    const types = again.events.map(({ type }) => type);
    expect(types).not.toContain('sweep.updated');
    expect(types.at(-1)).toBe('sweep.ended');
    last = again.lastId();
    return false;
  });
});

test('answers an invalid request for events with a problem', async () => {
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
    detail: expect.stringContaining('Expected the header Last-Event-ID to be the id of an event'),
  });
  const posted = await fetch(`${api.url}/v1/events`, { method: 'POST' });
  expect(posted.status).toBe(405);
  const head = await fetch(eventsUrl(api.url, id), { method: 'HEAD' });
  expect(head.headers.get('content-type')).toBe('text/event-stream');
});

test.runIf(hasCurl)(
  'the commands in docs/api.md about events print the documented events',
  async () => {
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
      expect.stringContaining(`"sweep":{"id":"${id}"`),
      expect.stringContaining('event: stream.started'),
      expect.stringContaining('event: trial.ended'),
    ]);
  },
);
