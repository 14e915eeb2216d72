import { connect } from 'node:net';
import { waitUntil } from '../../support/wait.ts';
import { readResidentMb, watchResident } from '../abuse/resident.ts';
import type { Row, RowContext } from '../row.ts';
import { startWorld, type World } from '../world/world.ts';

const mostMb = 300;

/** Many clients open an event stream and never read it. One client reads it, and reconnects after the api was killed. */
export const row: Row = {
  number: 36,
  fault: 'clients that never read their events; a restarted api',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const id = await world.submit({ space: { learningRate: 0.005, iterations: 1 } });
    const stream = `sweepq:store:sweep:${id}:events`;
    const path = `/v1/sweeps/${id}/events`;
    const points = Array.from({ length: 80 }, (_, k) => [k, 1 / (k + 3)]);
    const event = JSON.stringify({
      type: 'progress',
      runId: `${id}-r0`,
      iteration: 80,
      iterations: 80,
      cost: 1,
      points,
    });
    const flood = async (count: number) => {
      const adding = world.redis.client.pipeline();
      for (let k = 0; k < count; k++)
        adding.xadd(stream, 'MAXLEN', '~', 10_000, '*', 'event', event);
      await adding.exec();
    };
    const first = openReader(context, world, path);
    await waitUntil('the reader has an event', async () => first.came.includes('event: '));
    const count = context.pick({ full: 1_000, quick: 100 });
    for (let k = 0; k < count; k++) openIdle(context, world, path);
    await waitUntil(
      'all readers are there',
      async () => (await measure(world, 'sweepq_event_readers')) > count,
    );
    const before = await readResidentMb(world.api.pid);
    const readMostMb = watchResident(context, world.api.pid);
    const dropped = await waitUntil(
      'all of them are dropped',
      async () => {
        await flood(100);
        const many = await measure(world, 'sweepq_event_readers_dropped_total');
        return many >= count && many;
      },
      { timeoutMs: 60_000, everyMs: 100 },
    );
    context.expect(dropped === count, `Expected ${count} readers to be dropped, got ${dropped}.`);
    const moreMb = Math.round((await readMostMb()) - before);
    context.expect(moreMb < mostMb, `Expected at most ${mostMb} MB more, got ${moreMb}.`);
    await flood(500);
    world.api.kill('SIGKILL');
    await world.api.exited;
    await flood(500);
    await world.startApi();
    const lastId = idsOf(first.came).at(-1) ?? '';
    const second = openReader(context, world, path, lastId);
    const last = (await world.redis.client.xrevrange(stream, '+', '-', 'COUNT', 1))[0]?.[0] ?? '';
    await waitUntil('the reader has all events', async () => idsOf(second.came).at(-1) === last);
    const received = [...idsOf(first.came), ...idsOf(second.came)];
    const kept = (await world.redis.client.xrange(stream, '-', '+')).map(([key]) => key);
    const from = received[0] ?? '';
    const expected = kept.filter((key) => Number.parseInt(key, 10) >= Number.parseInt(from, 10));
    const seen = new Set(received);
    const gaps = expected.filter((key) => !seen.has(key) && !isBefore(key, from)).length;
    context.expect(
      gaps === 0,
      `Expected no gap, got ${gaps} of ${expected.length} events missing.`,
    );
    context.expect(!second.came.includes('"gap":true'), 'Expected no snapshot after a gap.');
    return {
      injected: count + 1,
      duplicated: received.length - seen.size,
      measured: { moreMb, gaps },
    };
  },
};

const isBefore = (a: string, b: string) => {
  const [x, y] = [a, b].map((id) => id.split('-').map(Number));
  return (x?.[0] ?? 0) < (y?.[0] ?? 0) || (x?.[0] === y?.[0] && (x?.[1] ?? 0) <= (y?.[1] ?? 0));
};

/** The ids of complete events. An incomplete event at the end has no blank line after it, and does not count. */
const idsOf = (text: string) =>
  text
    .split('\n\n')
    .slice(0, -1)
    .flatMap((block) => /^id: (\S+)$/m.exec(block)?.[1] ?? []);

function openReader(context: RowContext, { api }: World, path: string, lastId?: string) {
  const reader = { came: '' };
  const socket = connectTo(context, api.url);
  socket.on('data', (chunk) => {
    reader.came += chunk.toString();
  });
  const header = lastId === undefined ? '' : `Last-Event-ID: ${lastId}\r\n`;
  // HTTP/1.0 has no chunks, so the received bytes are the events.
  socket.write(`GET ${path} HTTP/1.0\r\nHost: localhost\r\n${header}\r\n`);
  return reader;
}

function openIdle(context: RowContext, { api }: World, path: string) {
  const socket = connectTo(context, api.url);
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
}

function connectTo(context: RowContext, url: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  context.defer(() => socket.destroy());
  return socket;
}

async function measure({ api }: World, metric: string): Promise<number> {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  return Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(text)?.[1]);
}
