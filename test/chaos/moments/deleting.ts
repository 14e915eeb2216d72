import { setTimeout as delay } from 'node:timers/promises';
import { defaultPrefix } from '@sweepq/contract';
import { whatIsWrongWith } from '../world/whole.ts';
import type { SentSweep } from '../world/world.ts';
import { expectNothingOf } from './leftovers.ts';
import type { Moment } from './moment.ts';
import { bringToEnd, steer, steered, submit } from './steering.ts';

/** Enough trials that the removal takes some time. */
const request: SentSweep = {
  space: { learningRate: 0.001, iterations: [20, 200], seed: { min: 0, max: 149, step: 1 } },
};

/** A surviving worker may still be removing data then. */
const removedWithinMs = 3_000;

/** If Redis loses a deletion, the sweep is either completely removed, or whole and can be deleted again. */
export const deleting: Moment = {
  what: 'deleting',
  async begin({ context, world }) {
    const sweep = await submit(world, request);
    const { id } = sweep;
    await bringToEnd(world, id);
    return {
      make: () => steered(world, id, 'delete'),
      isIn: ({ has }) => has(`${defaultPrefix}:store:sweep:${id}\r\n`),
      async settle() {
        await delay(removedWithinMs);
        // Redis may have lost the end of the sweep, too.
        if ((await bringToEnd(world, id)) !== undefined) {
          for (const wrong of await whatIsWrongWith(context, world, sweep))
            context.expect(false, `${id} was deleted, which Redis forgot: ${wrong}`);
          const { status } = await steer(world, id, 'delete');
          context.expect(status === 204, `Expected ${id} to be deleted again, got ${status}.`);
        }
        await expectNothingOf(context, world, id);
        return [];
      },
    };
  },
};
