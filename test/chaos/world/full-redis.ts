import { setTimeout as delay } from 'node:timers/promises';
import { collect } from '@sweepq/client';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext, RowResult } from '../row.ts';
import { findHalfSweeps } from './half-sweeps.ts';
import { listSweepIds } from './listing.ts';
import { someLong } from './requests.ts';
import { smallSweep } from './small-sweep.ts';
import { post } from './submitting.ts';
import { verify } from './verify.ts';
import type { World } from './world.ts';

type Filling = {
  /** Allowed codes of a 503 answer. */
  reason: RegExp;
  giveRoom: () => Promise<unknown>;
};

const answeredWithinMs = 2_500;
/** If no submission was refused, Redis was not full. */
const fullWithinMs = 240_000;

/** Fills the memory of Redis with models until it refuses writes, frees memory after longer than a lock, and checks all sweeps. */
export async function fillRedis(
  context: RowContext,
  world: World,
  { reason, giveRoom }: Filling,
): Promise<RowResult> {
  const fullForMs = context.pick({ full: 10_000, quick: 2_000 });
  // Small sweeps end quickly. This longer one is in training when Redis is full.
  const long = await world.submit({ ...someLong, priority: 'low' });
  const { accepted, refused, slowestMs } = await submitUntilFull(context, world, {
    reason,
    fullForMs,
  });
  const halves = await findHalfSweeps(world.redis.client);

  await giveRoom();
  const givenAt = performance.now();
  const accepts = async () => {
    const { status, body } = await post(world, smallSweep);
    return status === 202 && body.id !== undefined && accepted.push(body.id);
  };
  await waitUntil('a sweep is accepted again', accepts);
  const recoveredMs = performance.now() - givenAt;
  for (const id of accepted) await world.waitForSweep(id);
  await world.waitForSweep(long, 300_000);
  halves.push(...(await findHalfSweeps(world.redis.client)));
  context.expect(halves.length === 0, `Expected no half of a sweep, got ${halves[0]}.`);
  const there = (await listSweepIds(world)).length;
  context.expect(
    there === accepted.length + 1,
    `Expected the ${accepted.length + 1} accepted sweeps and no others, got ${there}.`,
  );
  const small = accepted.map((id) => ({ id, request: smallSweep }));
  const sweeps = [{ id: long, request: someLong }, ...small];
  const verdict = await verify(context, world, sweeps);
  const measured = { accepted: accepted.length, refused, slowestMs, halves: halves.length };
  return { injected: 1, recoveredMs, ...verdict, measured };
}

/** Each refusal must be a 503 with the reason, or a 507. */
async function submitUntilFull(
  context: RowContext,
  world: World,
  { reason, fullForMs }: Pick<Filling, 'reason'> & { fullForMs: number },
) {
  const accepted: string[] = [];
  const answers = new Set<string>();
  let [refused, slowestMs, until] = [0, 0, performance.now() + fullWithinMs];
  let isFull = false;
  while (performance.now() < until) {
    world.signal.throwIfAborted();
    const { status, body, retryAfter, tookMs } = await post(world, smallSweep);
    slowestMs = Math.max(slowestMs, Math.round(tookMs));
    if (status === 202 && body.id !== undefined) {
      accepted.push(body.id);
      await delay(20);
      continue;
    }
    refused += 1;
    // A refusal for another reason, which is checked below, does not show that Redis was full.
    if (!isFull && reason.test(body.detail ?? '')) {
      isFull = true;
      until = performance.now() + fullForMs;
      const open = await countOpen(world);
      context.expect(open > 0, 'Expected it to be full in the middle of training, got no trial.');
    }
    answers.add(
      `${status} ${retryAfter === null ? 'without' : 'with'} Retry-After: ${body.detail}`,
    );
    await delay(100);
  }
  context.expect(isFull, `Expected it to be full after ${accepted.length} sweeps, got room.`);
  for (const answer of answers) {
    const told = /^50[37] with /.test(answer) && reason.test(answer);
    context.expect(told, `Expected 503 or 507 with a reason like ${reason}, got ${answer}`);
  }
  context.expect(
    slowestMs < answeredWithinMs,
    `Expected an answer within ${answeredWithinMs} ms, got one after ${slowestMs} ms.`,
  );
  return { accepted, refused, slowestMs };
}

/** The number of open trials of all sweeps. */
async function countOpen({ client }: World): Promise<number> {
  const sweeps = await collect(client.listSweeps());
  return sweeps.reduce((sum, { counts }) => sum + counts.queued + counts.running, 0);
}
