// Redis loses changes while a sweep is submitted, planned or extended.
import { defaultPrefix } from '@sweepq/contract';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import { submitUntilAccepted } from '../world/load.ts';
import { readPlanned } from '../world/planned.ts';
import type { SentSweep } from '../world/world.ts';
import { expectNothingOf } from './leftovers.ts';
import type { Moment } from './moment.ts';
import { bringToEnd, lookAt, steered, submit } from './steering.ts';

const many = (context: RowContext) => context.pick({ full: 2_000, quick: 400 });
const requestOf = (count: number): SentSweep => ({
  space: { learningRate: 0.001, iterations: 20, seed: { min: 0, max: count - 1, step: 1 } },
});

/** Redis loses an accepted sweep. The sweep must be absent or complete. A client that submits it again must get one complete sweep. */
export const submitting: Moment = {
  what: 'submitting',
  async begin({ context, world, attempt }) {
    const request = requestOf(many(context));
    const key = `forgotten ${attempt}`;
    let first = '';
    return {
      async make() {
        first = (await submitUntilAccepted(world, request, key)).id;
      },
      isIn: ({ has }) => has(`sweeps:${first}`),
      async settle() {
        const { id } = await submitUntilAccepted(world, request, key);
        const acceptedAt = performance.now();
        await bringToEnd(world, id);
        if (id === first) return [{ id, request, acceptedAt }];
        const stillExists = (await lookAt(world, first)) !== undefined;
        if (!stillExists) await expectNothingOf(context, world, first);
        // The first sweep was accepted in the lost interval, so it may be absent. If it exists, it must be complete.
        else await bringToEnd(world, first);
        return [id, ...(stillExists ? [first] : [])].map((each) => ({
          id: each,
          request,
          acceptedAt,
        }));
      },
    };
  },
};

/** Redis keeps an accepted sweep, and loses the progress of its planning. */
export const planning: Moment = {
  what: 'planning',
  async begin({ context, world, attempt }) {
    const runs = many(context);
    const request = requestOf(runs);
    const { id } = await submitUntilAccepted(world, request, `planned ${attempt}`);
    const acceptedAt = performance.now();
    return {
      async make() {
        const isUnderWay = async () => {
          const planned = await readPlanned(world, id, runs);
          return planned.state === 'whole' || planned.runs > 0;
        };
        await waitUntil('runs are planned', isUnderWay, { everyMs: 1 });
      },
      isIn: ({ has }) => has(`runs:${id}`),
      async settle() {
        await bringToEnd(world, id);
        return [{ id, request, acceptedAt }];
      },
    };
  },
};

const base = [200, 2_000];
const added = 20_000;
const spaceOf = (iterations: number[]): SentSweep => ({
  space: { learningRate: [0.001, 0.003], iterations, seed: [0, 1, 2, 3] },
});

export const extending: Moment = {
  what: 'extending',
  async begin({ world }) {
    const { id, acceptedAt } = await submit(world, spaceOf(base));
    await bringToEnd(world, id);
    return {
      make: () => steered(world, id, 'extend', { iterations: added }),
      isIn: ({ has }) => has(`${defaultPrefix}:store:sweep:${id}\r\n`),
      async settle() {
        const sweep = await bringToEnd(world, id);
        // If Redis lost the extension, the same extension must be accepted again.
        if (sweep?.extensions.length === 0) {
          await steered(world, id, 'extend', { iterations: added });
          await bringToEnd(world, id);
        }
        return [{ id, request: spaceOf([...base, added]), acceptedAt }];
      },
    };
  },
};
