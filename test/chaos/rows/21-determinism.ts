import type { Row } from '../row.ts';
import { type Killed, killWorkers } from '../world/killing.ts';
import { manyShort } from '../world/requests.ts';
import { startWorld } from '../world/world.ts';

/** The same sweep on 1, 2, 4 and 8 workers, of which some are killed, gives the same bits as on one worker without faults. */
export const row: Row = {
  number: 21,
  fault: '1, 2, 4 and 8 workers, some killed',
  quick: false,
  async run(context) {
    const counts = context.pick({ full: [1, 2, 4, 8], quick: [2] });
    const results: Killed[] = [];
    for (const workers of counts) {
      const world = await startWorld(context, { name: `of-${workers}`, workers: 0 });
      const kills = 2 + workers;
      const options = { requests: [manyShort], kills, workers, gapMs: [0, 1_000] as const };
      results.push(await killWorkers(context, world, options));
      context.note(`${workers} workers: ${kills} killed`);
    }
    const sum = (field: 'injected' | 'lost' | 'duplicated') =>
      results.reduce((total, result) => total + result[field], 0);
    return {
      injected: sum('injected'),
      recoveredMs: Math.max(...results.map(({ recoveredMs }) => recoveredMs)),
      lost: sum('lost'),
      duplicated: sum('duplicated'),
      hashesEqual: results.every(({ hashesEqual }) => hashesEqual),
    };
  },
};
