import type { Row } from '../row.ts';
import { killWorkers } from '../world/killing.ts';
import { manyShort, someLong } from '../world/requests.ts';
import { startWorld } from '../world/world.ts';

const backWithinMs = 16_000;

/** Workers are killed during runs, and others are started. A run resumes on another worker from its last checkpoint. */
export const row: Row = {
  number: 1,
  fault: 'worker killed while training',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const { short, long, kills, workers, gapMs } = context.pick({
      full: { short: 4, long: 1, kills: 100, workers: 4, gapMs: [1_000, 5_000] as const },
      quick: { short: 1, long: 0, kills: 1, workers: 2, gapMs: [0, 200] as const },
    });
    const requests = [
      ...Array.from({ length: long }, () => someLong),
      ...Array.from({ length: short }, () => manyShort),
    ];
    const result = await killWorkers(context, world, { requests, kills, workers, gapMs });
    context.expect(
      result.recoveredMs < backWithinMs,
      `Expected runs to be back in the queue within ${backWithinMs} ms of a kill, got ${result.recoveredMs} ms.`,
    );
    return result;
  },
};
