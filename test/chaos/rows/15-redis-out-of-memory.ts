import type { Row } from '../row.ts';
import { fillRedis } from '../world/full-redis.ts';
import { startWorld } from '../world/world.ts';

/** Models fill the memory limit of Redis during training. The limit is raised later. */
export const row: Row = {
  number: 15,
  fault: 'Redis out of memory',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 2 });
    const { client } = world.redis;
    await client.config('SET', 'maxmemory', '32mb');
    const giveRoom = () => client.config('SET', 'maxmemory', '0');
    return fillRedis(context, world, { reason: /memory/i, giveRoom });
  },
};
