import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { listSweepIds, sumIterations } from '../world/listing.ts';
import { ask, post } from '../world/submitting.ts';
import { verify } from '../world/verify.ts';
import { startWorld, type World } from '../world/world.ts';

const backWithinMs = 30_000;

/**
 * The network between the service and Redis is cut: once with resets, as by a firewall, and once silently, as by an
 * unplugged cable.
 */
export const row: Row = {
  number: 13,
  fault: 'network cut for 60 s, with resets and silently',
  quick: false,
  async run(context) {
    const results = await Promise.all([cutBy(context, 'cut'), cutBy(context, 'silence')]);
    const sum = (field: 'lost' | 'duplicated') =>
      results.reduce((a, result) => a + result[field], 0);
    return {
      injected: results.length,
      recoveredMs: Math.max(...results.map(({ recoveredMs }) => recoveredMs)),
      ...{ lost: sum('lost'), duplicated: sum('duplicated') },
      hashesEqual: results.every(({ hashesEqual }) => hashesEqual),
    };
  },
};

async function cutBy(context: RowContext, way: 'cut' | 'silence') {
  const world = await startWorld(context, { name: way, workers: 1, throughProxy: true });
  const request = {
    space: { learningRate: [0.001, 0.002, 0.003, 0.005], iterations: [2_000, 1_000_000] },
  };
  const id = await world.submit(request);
  await waitUntil(
    'the sweep is trained',
    async () => (await world.client.readSweep(id)).counts.running > 0,
  );

  world.proxy?.[way]();
  await expectCut(context, world, way);
  const healAt = performance.now() + context.pick({ full: 60_000, quick: 5_000 });
  while (performance.now() < healAt) {
    const { status, tookMs } = await post(world, request);
    context.expect(status === 503, `Expected 503 while the network is cut, got ${status}.`);
    context.expect(
      tookMs < 2_500,
      `Expected 503 within 2.5 s, got one after ${Math.round(tookMs)} ms.`,
    );
    await delay(1_000);
  }
  const healedAt = performance.now();
  world.proxy?.heal();
  await waitUntil(
    'the api is ready',
    async () => (await ask(world.api.url, '/readyz')).status === 200,
  );
  const before = await sumIterations(world, id);
  await waitUntil(
    `workers train again after the ${way}`,
    async () => {
      const { finishedAt } = await world.client.readSweep(id);
      return finishedAt !== null || (await sumIterations(world, id)) > before;
    },
    { timeoutMs: 90_000 },
  );
  const recoveredMs = performance.now() - healedAt;
  context.expect(
    recoveredMs < backWithinMs,
    `Expected workers to train again within ${backWithinMs} ms of the ${way}, got ${Math.round(recoveredMs)} ms.`,
  );
  await world.waitForSweep(id);
  const ids = await listSweepIds(world);
  context.expect(ids.length === 1, `Expected no refused sweep in the list, got ${ids.length - 1}.`);
  return { recoveredMs, ...(await verify(context, world, [{ id, request }])) };
}

/** Expects that the workers notice the cut, too. They have other connections than the api. */
async function expectCut(context: RowContext, { workers }: World, way: string): Promise<void> {
  for (const { name, url } of workers) {
    const isCut = async () => (await ask(url, '/readyz')).status === 503;
    const noticed = await waitUntil(`${name} notices the ${way}`, isCut, {
      timeoutMs: 10_000,
    }).catch(() => false);
    context.expect(noticed, `Expected ${name} not to be ready, got one that is ready.`);
  }
}
