import { setTimeout as delay } from 'node:timers/promises';
import { collect, type Sweep } from '@sweepq/client';
import { steer } from '../moments/steering.ts';
import type { World } from '../world/world.ts';

/** This time is longer than any lock lasts, and longer than the interval of upkeep. */
const endedWithinMs = 240_000;

/** Resumes paused sweeps and retries failed ones, until every sweep has ended or the time limit is reached. */
export async function drain(world: World): Promise<void> {
  const until = performance.now() + endedWithinMs;
  while (performance.now() < until) {
    world.signal.throwIfAborted();
    const sweeps = await collect(world.client.listSweeps()).catch(() => undefined);
    if (sweeps?.every(isAtItsEnd)) return;
    for (const { id, status, finishedAt } of sweeps?.filter((each) => !isAtItsEnd(each)) ?? []) {
      if (status === 'paused') await steer(world, id, 'resume');
      else if (finishedAt !== null) await steer(world, id, 'retry', { status: 'failed' });
    }
    await delay(250);
  }
}

const isAtItsEnd = ({ finishedAt, status, counts }: Sweep) =>
  finishedAt !== null && (status === 'cancelled' || counts.failed === 0);

export async function readStatuses({ client }: World): Promise<Map<string, string>> {
  const sweeps = await collect(client.listSweeps());
  return new Map(sweeps.map(({ id, status }) => [id, status]));
}
