// Redis loses results of the training.
import { defaultPrefix } from '@sweepq/contract';
import { waitUntil } from '../../support/wait.ts';
import type { SentSweep, World } from '../world/world.ts';
import type { Moment, Scene } from './moment.ts';
import { bringToEnd, submit } from './steering.ts';

/** Runs of 1 s with a reading every 0.1 s. */
const manyReadings: SentSweep = {
  space: {
    learningRate: 0.001,
    iterations: Array.from({ length: 8 }, (_, k) => (k + 1) * 15_000),
    seed: [0, 1, 2, 3],
  },
};

/** Redis loses a committed reading while the run continues. */
export const reading: Moment = {
  what: 'reading',
  begin: (scene) => beginTraining(scene, 'trials'),
};

/** Redis loses the committed end of a run. */
export const committing: Moment = {
  what: 'committing',
  begin: (scene) => beginTraining(scene, 'curves'),
};

async function beginTraining({ world }: Scene, part: 'trials' | 'curves') {
  const sweep = await submit(world, manyReadings);
  const { id } = sweep;
  const key = `${defaultPrefix}:store:sweep:${id}:${part}`;
  const count = () => world.redis.client.hlen(key);
  await waitUntil(`${id} trains`, async () => (await sizeOf(world, id, 'running')) > 0);
  return {
    async make() {
      const before = await count();
      await waitUntil(`more ${part}`, async () => (await count()) > before, { everyMs: 1 });
    },
    isIn: ({ has }: { has: (text: string) => boolean }) => has(key),
    async settle() {
      await bringToEnd(world, id);
      return [sweep];
    },
  };
}

/** The number of trials of a sweep with this status in Redis. */
export const sizeOf = async ({ redis }: Pick<World, 'redis'>, id: string, status: string) =>
  Number(await redis.client.hget(`${defaultPrefix}:store:sweep:${id}`, status));
