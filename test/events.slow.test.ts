// Event streams in tests of many seconds: during a long run, after an api was killed, and after more events than Redis keeps.
import type { CostCurve } from '@sweepq/client';
import { connectWorker, disconnect } from '@sweepq/redis';
import { createStore } from '@sweepq/store';
import { expect, onTestFinished, test } from 'vitest';
import { remove, waitUntilRemoved } from './support/deleting.ts';
import { eventsUrl, idsOf, useApi, useFlood, watch } from './support/event-readers.ts';
import { openEvents } from './support/events.ts';
import { useService } from './support/service.ts';
import { short } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const grid = {
  space: { learningRate: [0.001, 0.005], iterations: [5, 10, 20], seed: [0, 1, 2, 3] },
};
const directFormWorker = new URL('./support/direct-form-worker.mjs', import.meta.url).pathname;

test('progress events have new points of the cost curve, with the highest and lowest cost, and no point twice', async () => {
  const service = await useService();
  // With this learning rate the cost rises and falls.
  const { id } = await service.submit({ space: { learningRate: 0.05, iterations: 5000 } });
  const watched = await watch(service, id);
  await service.startWorker({ mainPath: directFormWorker });
  await watched.ended();
  const progress = watched.events.filter(({ type }) => type === 'run.progress');
  expect(progress.length).toBeGreaterThan(1);
  const points = progress.flatMap(({ data }) => data.points as CostCurve['points']);
  const iterations = points.map(({ iteration }) => iteration);
  expect(new Set(iterations).size).toBe(iterations.length);
  expect(iterations.toSorted((a, b) => a - b)).toEqual(iterations);
  const curve = await service.get<CostCurve>(`/v1/trials/${id}-t0/cost-curve`);
  for (const point of points) expect(point).toEqual(curve.points[point.iteration]);
  for (const { data } of progress) {
    expect(data).toMatchObject({ runId: `${id}-r0`, iterations: 5000 });
    expect((data.points as unknown[]).length).toBeLessThanOrEqual(50);
  }
  let from = 0;
  for (const { data } of progress) {
    const to = data.iteration as number;
    const costs = curve.points.slice(from, to).map(({ cost }) => cost);
    const reported = (data.points as CostCurve['points']).map(({ cost }) => cost);
    expect([Math.min(...reported), Math.max(...reported)]).toEqual([
      Math.min(...costs),
      Math.max(...costs),
    ]);
    from = to;
  }
});

test('a run that nobody watches stops reporting, and a new reader gets its progress at once, with no gap after the stored curve', async () => {
  const service = await useService();
  const submit = () => service.submit({ space: { learningRate: 0.005, iterations: 1_000_000 } });
  const [streamed, asked] = [await submit(), await submit()];
  await service.startWorker({ threads: 2 });
  const redis = connectWorker({ url: service.redisUrl, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  const store = createStore(redis, service.prefix);
  /** The iterations of the saves and of the reports until now. */
  const readState = async (id: string) => {
    const [state] = await store.readRunStates(id, [0]);
    const events = (await store.readEvents({ topic: id, after: '0-0' }, 1_000)) ?? [];
    const reported = events.flatMap(({ event }) =>
      event.type === 'progress' ? [event.iteration] : [],
    );
    return { saved: state?.iteration ?? 0, reported };
  };
  const waitForSilence = async (id: string) => {
    let last = await readState(id);
    await waitUntil('the run saves twice without a report', async () => {
      const state = await readState(id);
      if (state.reported.length > last.reported.length || last.saved === 0) last = state;
      return state.saved > last.saved && last.reported.length > 0;
    });
    return last;
  };

  const [before] = await Promise.all([streamed, asked].map(({ id }) => waitForSilence(id)));
  const last = before?.reported.at(-1) ?? 0;
  const connectedAt = performance.now();
  const watched = await watch(service, streamed.id);
  const progress = () => watched.events.filter(({ type }) => type === 'run.progress');
  await waitUntil('four reports arrive', async () => progress().length > 3);
  expect(performance.now() - connectedAt).toBeLessThan(3_000);
  await watched.leave();
  const curve = await service.get<CostCurve>(`/v1/trials/${streamed.id}-t0/cost-curve`);
  expect(curve.iterations).toBeGreaterThanOrEqual(last);
  const points = progress().flatMap(({ data }) => data.points as CostCurve['points']);
  const iterations = points.map(({ iteration }) => iteration);
  expect(iterations[0]).toBe(last);
  expect(new Set(iterations).size).toBe(iterations.length);
  expect(iterations.toSorted((a, b) => a - b)).toEqual(iterations);

  const readIteration = async () =>
    (await service.get<{ iteration: number }>(`/v1/runs/${asked.id}-r0`)).iteration;
  const count = async () => (await readState(asked.id)).reported.length;
  const reports = await count();
  const shown = await readIteration();
  await waitUntil('the run reports again', async () => (await count()) > reports + 2);
  expect(await readIteration()).toBeGreaterThan(shown);
});

test('a client that reconnects gets each missed event once, also after the api was killed and restarted', async () => {
  const service = await useService({ apart: true });
  const { id } = await service.submit({
    space: {
      learningRate: 0.005,
      iterations: [5, 10],
      seed: Array.from({ length: 150 }, (_, k) => k),
    },
  });
  const readers = [await watch(service, id)];
  await service.startWorker({ threads: 1 });
  await readers[0]?.waitFor('a trial has ended', ({ type }) => type === 'trial.ended');
  await readers[0]?.leave();
  readers.push(await watch(service, id, readers[0]?.lastId()));
  await readers[1]?.waitFor('another trial has ended', ({ type }) => type === 'trial.ended');
  service.api.kill('SIGKILL');
  await service.api.exited;
  await readers[1]?.ended();
  const api = await useApi(service);
  readers.push(
    await openEvents(eventsUrl(api.url, id), { lastEventId: readers[1]?.lastId() ?? '' }),
  );
  await readers[2]?.ended();

  const [start, ...seen] = readers.flatMap(({ events }) => events);
  expect(start?.type).toBe('stream.started');
  const whole = await openEvents(eventsUrl(api.url, id), { lastEventId: start?.id ?? '' });
  await whole.ended();
  expect(seen).toEqual(whole.events);
  expect(idsOf(seen, 'trial.ended', 'completed')).toHaveLength(300);
});

test('a client gets the state of the sweep with `gap: true` if Redis no longer has its last event', async () => {
  const service = await useService();
  const { id } = await service.submit(grid);
  const first = await watch(service, id);
  await first.waitFor('the start', ({ type }) => type === 'stream.started');
  await first.leave();
  const future = await watch(service, id, '999999999999999-0');
  await future.waitFor('the start', ({ data }) => data.gap === true);
  await future.leave();
  const flood = useFlood(service, id);
  for (let k = 0; k < 21; k++) await flood(500);
  const back = await watch(service, id, first.lastId());
  const start = await back.waitFor('the start', ({ type }) => type === 'stream.started');
  expect(start.data).toMatchObject({ gap: true, sweep: { id, counts: { queued: 24 } } });
});

test('a client of the stream of all sweeps reconnects without a gap after sweeps were deleted', async () => {
  const service = await useService();
  await service.startWorker();
  const url = new URL('/v1/events', service.api.url).href;
  const reader = await openEvents(url);
  const [first, second] = [
    await service.submit({ space: short }),
    await service.submit({ space: short }),
  ];
  for (const { id } of [second, first]) {
    await reader.waitFor('the end of the sweep', ({ type, data }) => {
      return type === 'sweep.ended' && data.sweepId === id;
    });
  }
  const lastId = reader.lastId();
  await reader.leave();
  for (const { id } of [first, second]) {
    await remove(service, id);
    await waitUntilRemoved(service, id);
  }
  const again = await openEvents(url, { lastEventId: lastId });
  const third = await service.submit({ space: short });
  await again.waitFor('an event of the third sweep', ({ data }) => data.sweepId === third.id);
  expect(again.events.map(({ type }) => type)).not.toContain('stream.started');
});
