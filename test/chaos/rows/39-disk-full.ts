import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mountSmallDisk } from '../../support/small-disk.ts';
import type { Row } from '../row.ts';
import { fillRedis } from '../world/full-redis.ts';
import { startWorld } from '../world/world.ts';

/** The append-only file of Redis fills its disk during training. Later the disk becomes larger. */
export const row: Row = {
  number: 39,
  fault: 'disk full',
  quick: false,
  async run(context) {
    const dir = join(context.dir, 'world', 'redis');
    await mkdir(dir, { recursive: true });
    const disk = await mountSmallDisk(dir, 8);
    // Runs last, because deferred functions run in reverse order.
    context.defer(disk.unmount);
    const world = await startWorld(context, { workers: 2 });
    const giveRoom = () => disk.grow(512);
    return fillRedis(context, world, { reason: /disk|MISCONF/i, giveRoom });
  },
};
