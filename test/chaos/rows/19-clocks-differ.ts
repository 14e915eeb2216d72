import type { Part } from '@sweepq/stack';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { readMetric } from '../world/busy.ts';
import { verify } from '../world/verify.ts';
import { startWorld, type World } from '../world/world.ts';

const hourMs = 3_600_000;
const shiftClock = new URL('../programs/shift-clock.mjs', import.meta.url).href;

/** The clocks of api and workers differ by an hour. A run starts by one clock and ends by another, and no time may be negative. */
export const row: Row = {
  number: 19,
  fault: 'clocks that differ by an hour',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const shifted = (hours: number) => ({
      env: {
        ...world.env,
        NODE_OPTIONS: `--import ${shiftClock}`,
        CHAOS_CLOCK_SHIFT_MS: String(hours * hourMs),
      },
    });
    const sweeps: Parameters<typeof verify>[2][number][] = [];
    for (const [ofApi, ofFirst, ofSecond] of [
      [1, 0, -1],
      [-1, 1, 0],
    ] as const) {
      await world.api.stop();
      await world.startApi(shifted(ofApi));
      const first = await world.startWorker(shifted(ofFirst));
      await expectShifted(context, world.api, ofApi);
      await expectShifted(context, first, ofFirst);
      const request = { space: { learningRate: [0.001, 0.005], iterations: [2_000, 400_000] } };
      const id = await world.submit(request);
      sweeps.push({ id, request });
      const { createdAt } = await world.client.readSweep(id);
      const aheadMs = Date.parse(createdAt) - Date.now();
      context.expect(
        isAbout(aheadMs, ofApi),
        `Expected the creation time of ${id} to be ${ofApi} h from now, got ${aheadMs} ms.`,
      );
      // The first worker starts the runs, and the second worker ends them.
      await waitUntil(
        'the first worker trains',
        async () => (await world.client.readSweep(id)).counts.running > 0,
      );
      const second = await world.startWorker(shifted(ofSecond));
      await expectShifted(context, second, ofSecond);
      first.kill('SIGKILL');
      await world.waitForSweep(id);
      await expectNoNegative(context, world, id, [world.api.url, second.url]);
      await second.stop();
    }
    return { injected: 2, ...(await verify(context, world, sweeps)) };
  },
};

/** The tolerance of 6 minutes is much longer than a start or a request takes. */
const isAbout = (ms: number, hours: number) => Math.abs(ms - hours * hourMs) < hourMs / 10;

/** The metric is the start time of the process by its own clock. The process started a few seconds ago. */
async function expectShifted(context: RowContext, part: Part, hours: number): Promise<void> {
  const startedAt = await readMetric(part, 'process_start_time_seconds');
  const aheadMs = (startedAt ?? Number.NaN) * 1000 - Date.now();
  context.expect(
    isAbout(aheadMs, hours),
    `Expected the clock of ${part.name} to be ${hours} h off, got ${aheadMs} ms.`,
  );
}

async function expectNoNegative(
  context: RowContext,
  { api }: World,
  id: string,
  parts: readonly string[],
) {
  for (const path of ['', '/runs', '/trials?limit=1000']) {
    const response = await fetch(new URL(`/v1/sweeps/${id}${path}`, api.url));
    context.expect(
      response.ok,
      `Expected ${path} of ${id} to be answered, got ${response.status}.`,
    );
    const answer = (await response.json()) as object;
    const items = 'items' in answer ? (answer.items as Timed[]) : [answer as Timed];
    for (const item of items) {
      const { id: of, createdAt, startedAt = createdAt, finishedAt, times, seconds } = item;
      const ended = !startedAt || !finishedAt || Date.parse(finishedAt) >= Date.parse(startedAt);
      context.expect(
        ended,
        `Expected ${of} to end after it began, got ${startedAt} to ${finishedAt}.`,
      );
      const durations = [...Object.values(times ?? {}), seconds ?? 0];
      context.expect(
        durations.every((each) => each >= 0),
        `Expected no negative time of ${of}.`,
      );
    }
  }
  for (const url of parts) {
    const response = await fetch(new URL('/metrics', url));
    context.expect(response.ok, `Expected the metrics of ${url}, got ${response.status}.`);
    const metrics = await response.text();
    const negative = /^\w+_seconds\w*(\{[^}]*\})? -.*$/m.exec(metrics)?.[0];
    context.expect(
      negative === undefined,
      `Expected no negative metric of ${url}, got ${negative}.`,
    );
  }
}

type Timed = {
  id: string;
  createdAt?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  times?: Record<string, number> | null;
  seconds?: number | null;
};
