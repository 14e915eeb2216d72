import type { Row } from '../row.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

/** Workers come and go while a sweep is trained: 1, then 8, then 2. */
export const row: Row = {
  number: 6,
  fault: 'scaled from 1 to 8 to 2 workers',
  quick: false,
  async run(context) {
    const world = await startWorld(context);
    const seeds = Array.from({ length: context.pick({ full: 400, quick: 40 }) }, (_, seed) => seed);
    const request = { space: { learningRate: [0.001, 0.005], iterations: 4_000, seed: seeds } };
    const id = await world.submit(request);
    await Promise.all(Array.from({ length: 7 }, () => world.startWorker()));
    const leaving = [...world.workers].slice(2);
    await Promise.all(leaving.map((worker) => worker.stop()));
    for (const worker of leaving) {
      const { code } = await worker.exited;
      context.expect(code === 0, `Expected ${worker.name} to end with 0, got ${code}.`);
    }
    await world.waitForSweep(id);
    return { injected: 7 + leaving.length, ...(await verify(context, world, [{ id, request }])) };
  },
};
