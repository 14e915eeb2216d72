import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runLocks } from '@sweepq/queue';
import type { Row, RowContext } from '../row.ts';
import { isBusy, pickBusy } from '../world/busy.ts';
import { attemptsOf, readTold } from '../world/told.ts';
import { verify } from '../world/verify.ts';
import { startWorld, type World } from '../world/world.ts';

const frozenForMs = 3 * runLocks.lockDuration;

/** Workers stand still for longer than their locks and go on as if nothing had been: whatever they say then comes too late. */
export const row: Row = {
  number: 4,
  fault: 'frozen worker wakes up',
  quick: false,
  async run(context) {
    const { rounds, atATime } = context.pick({
      full: { rounds: 2, atATime: 10 },
      quick: { rounds: 1, atATime: 1 },
    });
    const world = await startWorld(context, { workers: atATime + 1 });
    const seed = Array.from({ length: 2 * atATime }, (_, index) => index);
    const request = { space: { learningRate: 0.001, iterations: [1_000, 250_000], seed } };
    const ids: string[] = [];
    let wokenLate = 0;
    for (let round = 0; round < rounds; round++) {
      ids.push(await world.submit(request));
      wokenLate += await freezeSome(context, world, atATime);
      context.note(`${(round + 1) * atATime} frozen`);
    }
    for (const id of ids) await world.waitForSweep(id, 300_000);
    const told = await Promise.all(ids.map((id) => readTold(world, id)));
    const attempts = told.flatMap((each) => [...attemptsOf(each).values()]);
    const steps = attempts
      .flat()
      .flatMap(({ runId, iterations }) =>
        iterations.slice(1).map((at, k) => ({ runId, at, before: iterations[k] ?? 0 })),
      );
    const back = steps.find(({ at, before }) => at <= before);
    context.expect(
      back === undefined,
      `Expected ${back?.runId} to be told of as it grows, got ${back?.at} after ${back?.before}.`,
    );
    const again = attempts.filter(({ length }) => length > 1).length;
    context.expect(again > 0, 'Expected frozen workers to lose runs to others, got none.');
    const sweeps = ids.map((id) => ({ id, request }));
    const verdict = await verify(context, world, sweeps);
    return {
      injected: rounds * atATime,
      ...verdict,
      measured: { runsBegunAgain: again, wokenLate, lateWritesRefused: await countRefused(world) },
    };
  },
};

/** Freezes so many workers in the middle of runs, thaws them, and waits until they have let go; gives how many had lost theirs. */
async function freezeSome(context: RowContext, world: World, count: number): Promise<number> {
  const awake = new Set(world.workers);
  const frozen = [];
  while (frozen.length < count) {
    await delay(context.random.between(0, 200));
    const worker = await pickBusy({ workers: awake }, context.random);
    worker.kill('SIGSTOP');
    awake.delete(worker);
    frozen.push(worker);
  }
  await delay(frozenForMs);
  for (const worker of frozen) worker.kill('SIGCONT');
  const busy = await Promise.all(frozen.map(isBusy));
  return busy.filter(Boolean).length;
}

/** How often a worker was told that it was too late. */
async function countRefused({ homeDir }: World): Promise<number> {
  const dir = join(homeDir, 'logs');
  const logs = await Promise.all(
    (await readdir(dir)).map((file) => readFile(join(dir, file), 'utf8')),
  );
  return logs.join('\n').split('a run was begun by somebody else meanwhile').length - 1;
}
