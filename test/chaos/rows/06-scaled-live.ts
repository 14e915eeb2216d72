import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { isBusy } from '../world/busy.ts';
import { manyShort } from '../world/requests.ts';
import { countStalls } from '../world/stored-events.ts';
import { verify } from '../world/verify.ts';
import { startWorld, type World } from '../world/world.ts';

/** The number of workers changes from 1 to 8, and then to 2, while sweeps are trained. */
export const row: Row = {
  number: 6,
  fault: 'scaled from 1 to 8 to 2 workers',
  quick: false,
  async run(context) {
    const world = await startWorld(context);
    const request = manyShort;
    const ids = [await world.submit(request), await world.submit(request)];
    await expectAllBusy(context, world, 1);
    await Promise.all(Array.from({ length: 7 }, () => world.startWorker()));
    await expectAllBusy(context, world, 8);
    const leaving = [...world.workers].slice(2);
    await Promise.all(leaving.map((worker) => worker.stop()));
    for (const worker of leaving) {
      const { code } = await worker.exited;
      context.expect(code === 0, `Expected ${worker.name} to end with 0, got ${code}.`);
    }
    await expectAllBusy(context, world, 2);
    for (const id of ids) await world.waitForSweep(id, 300_000);
    const stalls = await countStalls(world);
    context.expect(stalls === 0, `Expected no run to stall, got ${stalls} stalls.`);
    const sweeps = ids.map((id) => ({ id, request }));
    const verdict = await verify(context, world, sweeps);
    return { injected: 7 + leaving.length, ...verdict, measured: { stalls } };
  },
};

/** Waits until each of this number of workers trains a run, so that the next change happens under load. */
async function expectAllBusy(context: RowContext, world: World, count: number): Promise<void> {
  const workers = [...world.workers];
  context.expect(workers.length === count, `Expected ${count} workers, got ${workers.length}.`);
  for (const worker of workers) {
    await waitUntil(`${worker.name} trains`, () => isBusy(worker));
  }
}
