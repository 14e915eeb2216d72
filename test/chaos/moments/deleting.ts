import { setTimeout as delay } from 'node:timers/promises';
import { collect } from '@sweepq/client';
import { defaultPrefix } from '@sweepq/contract';
import type { RowContext } from '../row.ts';
import { listErrors } from '../world/whole.ts';
import type { SentSweep, World } from '../world/world.ts';
import { expectNothingOf } from './leftovers.ts';
import type { Moment } from './moment.ts';
import { bringToEnd, steer, steered, submit } from './steering.ts';

/** A sweep with many trials, so that the removal of its data takes some time. */
const request: SentSweep = {
  space: { learningRate: 0.001, iterations: [20, 200], seed: { min: 0, max: 149, step: 1 } },
};

/** After a rollback, a surviving worker may remove data of the sweep for this time. */
const removedWithinMs = 3_000;

/** Redis loses a deletion. Afterwards the sweep must be removed completely, or be complete and deletable again. */
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
          for (const wrong of await listErrors(context, world, sweep))
            context.expect(false, `After Redis forgot the deletion, ${id} ${wrong}`);
          const { status } = await steer(world, id, 'delete');
          context.expect(status === 202, `Expected ${id} to be deleted again, got ${status}.`);
        }
        await expectNothingOf(context, world, id);
        await expectCompleted(context, world, id);
        return [];
      },
    };
  },
};

/** Expects that the last operation on a removed sweep is completed, and that none is open. */
async function expectCompleted(
  { expect }: Pick<RowContext, 'expect'>,
  { client }: World,
  id: string,
): Promise<void> {
  const operations = await collect(client.listOperations({ filter: `target.sweepId = ${id}` }));
  const statuses = operations.map(({ status }) => status);
  expect(
    statuses.length > 0 && statuses.every((status) => status === 'completed'),
    `Expected the deletion of ${id} to be completed, got ${statuses.join() || 'no operation'}.`,
  );
}
