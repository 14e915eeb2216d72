// Redis loses a pause, a resume or a cancel. It does so while long runs train, or while a worker removes many runs from the queue.
import { defaultPrefix } from '@sweepq/contract';
import { waitUntil } from '../../support/wait.ts';
import type { SentSweep, World } from '../world/world.ts';
import type { Moment, Scene } from './moment.ts';
import { bringToEnd, steered, submit } from './steering.ts';
import { sizeOf } from './training.ts';

type Work = { what: string; request: SentSweep; begun(world: World, id: string): Promise<boolean> };

const longRuns: Work = {
  what: 'long runs',
  request: { space: { learningRate: [0.001, 0.0011, 0.0012, 0.0013], iterations: [400_000] } },
  begun: async (world, id) => (await sizeOf(world, id, 'running')) >= 2,
};

const manyRuns = (count: number): Work => ({
  what: 'many runs',
  request: { space: { learningRate: { min: 0.001, max: 0.002, count }, iterations: [1_000] } },
  begun: async (world, id) => (await sizeOf(world, id, 'completed')) >= 10,
});

const works = ({ context }: Scene) => ({
  long: longRuns,
  many: manyRuns(context.pick({ full: 800, quick: 300 })),
});

type Action = 'pause' | 'resume' | 'cancel';

const halting = (action: Action, work: 'long' | 'many'): Moment => ({
  what: `${action} of ${work} runs`,
  begin: (scene) => beginHalt(scene, action, works(scene)[work]),
});

export const pausing = [halting('pause', 'long'), halting('pause', 'many')];
export const resuming = [halting('resume', 'long'), halting('resume', 'many')];
export const cancelling = [halting('cancel', 'long'), halting('cancel', 'many')];

async function beginHalt({ world }: Scene, action: Action, { request, begun }: Work) {
  const sweep = await submit(world, request);
  const { id } = sweep;
  await waitUntil(`${id} trains`, () => begun(world, id), { everyMs: 5 });
  if (action === 'resume') {
    await steered(world, id, 'pause');
    await waitUntil('its runs have stopped', () => isStill(world, id));
  }
  const record = `${defaultPrefix}:store:sweep:${id}`;
  return {
    make: () => steered(world, id, action),
    isIn: ({ has }: { has: (text: string) => boolean }) => has(`${record}\r\n`),
    async settle() {
      await bringToEnd(world, id);
      return [{ ...sweep, mayBeCancelled: action === 'cancel' }];
    },
  };
}

/** Whether no run of the sweep trains or waits. */
async function isStill({ redis: { client } }: World, id: string): Promise<boolean> {
  const [running] = await client.hmget(`${defaultPrefix}:store:sweep:${id}`, 'running');
  const runs = await client.lrange(`${defaultPrefix}:runs:active`, 0, -1);
  return Number(running) === 0 && !runs.some((job) => job.startsWith(id));
}
