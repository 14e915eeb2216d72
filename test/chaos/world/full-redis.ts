import { setTimeout as delay } from 'node:timers/promises';
import { collect } from '@sweepq/client';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext, RowResult } from '../row.ts';
import { findInconsistencies } from './inconsistencies.ts';
import { listSweepIds } from './listing.ts';
import { smallSweep, someLong } from './requests.ts';
import { post } from './submitting.ts';
import { verify } from './verify.ts';
import type { World } from './world.ts';

type Filling = {
  /** Matches the allowed details of a refusal. */
  reason: RegExp;
  giveRoom: () => Promise<unknown>;
};

const answeredWithinMs = 2_500;
/** The time limit for the first refusal of a submission. */
const fullWithinMs = 240_000;

/**
 * Submits sweeps until their data fills Redis, which then refuses writes. Keeps Redis full for longer than a lock lasts, gives it more
 * room, and checks all accepted sweeps.
 */
export async function fillRedis(
  context: RowContext,
  world: World,
  { reason, giveRoom }: Filling,
): Promise<RowResult> {
  const fullForMs = context.pick({ full: 10_000, quick: 2_000 });
  // A sweep that is still in training when Redis is full. The small sweeps end earlier.
  const long = await world.submit({ ...someLong, priority: 'low' });
  const { accepted, refused, slowestMs } = await submitUntilFull(context, world, {
    reason,
    fullForMs,
  });
  const halves = await findInconsistencies(world.redis.client);

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
  halves.push(...(await findInconsistencies(world.redis.client)));
  context.expect(halves.length === 0, `Expected no inconsistent sweep, got ${halves[0]}.`);
  const listed = (await listSweepIds(world)).length;
  context.expect(
    listed === accepted.length + 1,
    `Expected the ${accepted.length + 1} accepted sweeps and no others, got ${listed}.`,
  );
  const small = accepted.map((id) => ({ id, request: smallSweep }));
  const sweeps = [{ id: long, request: someLong }, ...small];
  const verdict = await verify(context, world, sweeps);
  const measured = { accepted: accepted.length, refused, slowestMs, halves: halves.length };
  return { injected: 1, recoveredMs, ...verdict, measured };
}

/** Submits until Redis has been full for `fullForMs`. Each refusal must be a 503 or a 507 with the reason and Retry-After. */
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
    // The reasons of all refusals are checked below. Only this reason shows that Redis is full.
    if (!isFull && reason.test(body.detail ?? '')) {
      isFull = true;
      until = performance.now() + fullForMs;
      const open = await countOpen(world);
      context.expect(open > 0, 'Expected an open trial when Redis is full, got none.');
    }
    answers.add(
      `${status} ${retryAfter === null ? 'without' : 'with'} Retry-After: ${body.detail}`,
    );
    await delay(100);
  }
  context.expect(
    isFull,
    `Expected Redis to be full after ${accepted.length} sweeps, but it still had room.`,
  );
  for (const answer of answers) {
    const hasReason = /^50[37] with /.test(answer) && reason.test(answer);
    context.expect(hasReason, `Expected 503 or 507 with a reason like ${reason}, got ${answer}`);
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
