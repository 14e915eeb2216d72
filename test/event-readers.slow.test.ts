// Clients that read an event stream slowly or not at all.
import { firstEventId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  expectInOrder,
  measure,
  openAndNeverRead,
  useFlood,
  watch,
} from './support/event-readers.ts';
import { openEvents } from './support/events.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const grid = {
  space: { learningRate: [0.001, 0.005], iterations: [5, 10, 20], seed: [0, 1, 2, 3] },
};
const readers = 'sweepq_event_readers';
const dropped = 'sweepq_event_readers_dropped_total';
const residentBytes = 'process_resident_memory_bytes';

test('the api drops 50 readers that never read, frees their memory, and does not delay another reader', async () => {
  const service = await useService({ apart: true });
  const { id } = await service.submit(grid);
  const watched = await watch(service, id);
  const idle = await Promise.all(Array.from({ length: 50 }, () => openAndNeverRead(service, id)));
  await waitUntil(
    'all readers are connected',
    async () => (await measure(service, readers)) === 51,
  );
  const before = await measure(service, residentBytes);
  const flood = useFlood(service, id);
  let sent = 0;
  let most = before;
  await waitUntil('all readers that never read are dropped', async () => {
    sent += 250;
    await flood(250);
    await waitUntil('the reading client has all events', async () => watched.events.length > sent);
    most = Math.max(most, await measure(service, residentBytes));
    return (await measure(service, dropped)) === idle.length;
  });
  expect(await measure(service, readers)).toBe(1);
  expect(sent).toBeGreaterThan(300);
  expect(most - before).toBeLessThan(100 * 1024 * 1024);
  expectInOrder(watched.events);
});

test('a slow reader gets all replayed events', async () => {
  const service = await useService({ apart: true });
  const { id } = await service.submit(grid);
  const flood = useFlood(service, id);
  for (let k = 0; k < 18; k++) await flood(500);
  const socket = await openAndNeverRead(service, id, firstEventId);
  const quick = await watch(service, id, firstEventId);
  await waitUntil('the quick reader has all events', async () => quick.events.length > 9000);
  await quick.leave();
  let bytes = '';
  socket.on('data', (chunk) => {
    bytes += chunk.toString();
  });
  socket.resume();
  await waitUntil(
    'the slow reader has all events',
    async () => bytes.split('event: run.progress').length > 9000,
  );
  expect(await measure(service, dropped)).toBe(0);
});

test('open streams, read or not, do not delay the shutdown of an api', async () => {
  const service = await useService({ apart: true });
  const { id } = await service.submit(grid);
  const watched = await watch(service, id);
  const all = await openEvents(`${service.api.url}/v1/events`);
  await openAndNeverRead(service, id);
  await useFlood(service, id)(500);
  await waitUntil('the client has the events', async () => watched.events.length > 500);
  const startedAt = performance.now();
  await service.api.stop();
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect(await service.api.exited).toMatchObject({ code: 0 });
  await Promise.all([watched.ended(), all.ended()]);
});
