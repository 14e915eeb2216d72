import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../support/wait.ts';
import { createLoad, describeCounts, p99, tally } from '../abuse/load.ts';
import type { Row, RowContext } from '../row.ts';
import { expectNoUnhandled } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const mostMs = 250;
/** Before the api closes the first sockets, after 10 s without complete headers. */
const countAfterMs = 5_000;
/** The time limit of the api for a whole request, and 5 s because the api checks its sockets once a second. */
const requestMs = 30_000 + 5_000;

/** More sockets than the api accepts send one byte a second each. Other clients send normal requests. */
export const row: Row = {
  number: 23,
  fault: 'slow headers and slow bodies',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const load = createLoad(4);
    context.defer(load.close);
    const ask = () => load.send(`${world.api.url}/v1/sweeps?limit=1`);
    await Promise.all(Array.from({ length: 50 }, ask));
    const count = context.pick({ full: 2_500, quick: 100 });
    const slow = Array.from({ length: count }, (_, k) => openSlow(context, world.api.url, k));
    const startedAt = performance.now();
    const deadline = startedAt + requestMs + 5_000;
    let openThen: number | undefined;
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    while (performance.now() < deadline && slow.some(({ isOpen }) => isOpen())) {
      answers.push(...(await Promise.all([ask(), ask()])));
      await delay(20);
      if (performance.now() - startedAt > countAfterMs) {
        openThen ??= slow.filter(({ isOpen }) => isOpen()).length;
      }
    }
    const leastOpen = context.pick({ full: 1_900, quick: 95 });
    context.expect(
      (openThen ?? 0) >= leastOpen,
      `Expected ${leastOpen} slow sockets to be open after ${countAfterMs} ms, got ${openThen}.`,
    );
    const left = slow.filter(({ isOpen }) => isOpen()).length;
    context.expect(left === 0, `Expected every slow socket to be closed, got ${left} open.`);
    const ends = tally(slow.map(({ end }) => end()));
    // The sockets with an even number send slow headers, and the others a slow body.
    for (const rest of [0, 1]) {
      const timedOut = slow.filter(({ end }, k) => k % 2 === rest && end() === '408').length;
      const what = rest === 0 ? 'headers' : 'bodies';
      context.expect(
        timedOut > 0,
        `Expected 408 for some slow ${what}, got ${describeCounts(ends)}.`,
      );
    }
    const wrong = [...ends.keys()].filter((end) => end !== '408' && end !== 'closed');
    context.expect(
      wrong.length === 0,
      `Expected 408 or a closed socket, got ${describeCounts(ends)}.`,
    );
    const failed = tally(answers.map(({ status }) => status).filter((status) => status !== 200));
    context.expect(
      failed.size === 0,
      `Expected 200 for normal requests, got ${describeCounts(failed)}.`,
    );
    const othersMs = p99(answers.map(({ ms }) => ms));
    context.expect(
      othersMs < mostMs,
      `Expected normal answers within ${mostMs} ms, got ${othersMs} ms (p99).`,
    );
    await waitUntil('the api accepts connections again', async () => (await ask()).status === 200);
    await expectNoUnhandled(context, world);
    return {
      injected: count,
      measured: { othersMs, answers: answers.length, openThen: openThen ?? 0 },
    };
  },
};

const endless = `x-slow: ${'x'.repeat(1_000)}`;

/** A socket with an even number sends slow headers. Any other socket sends its headers without delay, and a slow body. */
function openSlow(context: RowContext, url: string, k: number) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let [came, open, sent] = ['', true, 0];
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    came += chunk.toString();
  });
  socket.once('close', () => {
    open = false;
    clearInterval(sending);
  });
  const head = `POST /v1/sweeps HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
  socket.write(k % 2 === 0 ? head : `${head}Content-Length: 1000\r\n\r\n`);
  const sending = setInterval(() => socket.write(endless[sent++] ?? 'x'), 1_000);
  context.defer(() => {
    clearInterval(sending);
    socket.destroy();
  });
  const end = () => /^HTTP\/1\.1 (\d+)/.exec(came)?.[1] ?? (open ? 'open' : 'closed');
  return { isOpen: () => open, end };
}
