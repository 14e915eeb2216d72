import type { Row } from '../row.ts';
import { killWorkers } from '../world/killing.ts';
import { learningSearch } from '../world/requests.ts';
import { startWorld } from '../world/world.ts';

/**
 * Workers are killed while they choose, train, judge and prune the trials of adaptive searches. Each search has the same trials, and prunes the
 * same ones, as a search on one worker without faults.
 */
export const row: Row = {
  number: 48,
  fault: 'worker killed during a search',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    const { kills, workers, gapMs } = context.pick({
      full: { kills: 40, workers: 4, gapMs: [500, 3_000] as const },
      quick: { kills: 2, workers: 2, gapMs: [200, 1_000] as const },
    });
    return killWorkers(context, world, { requests: [learningSearch], kills, workers, gapMs });
  },
};
