import { defaultPrefix } from '@sweepq/contract';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import type { World } from '../world/world.ts';

/** This time is longer than the interval of upkeep, which is a minute. */
const goneWithinMs = 100_000;

/** Expects that Redis has no key of an absent sweep. A surviving process may have written one after the rollback. */
export async function expectNothingOf(
  context: Pick<RowContext, 'expect'>,
  { redis: { client } }: Pick<World, 'redis'>,
  id: string,
): Promise<void> {
  const namesOf = async () => [
    ...(await client.keys(`${defaultPrefix}:*${id}*`)),
    ...((await client.sismember(`${defaultPrefix}:store:deleted`, id)) === 1 ? ['deleted'] : []),
  ];
  const isGone = async () => (await namesOf()).length === 0;
  await waitUntil('nothing is left', isGone, { timeoutMs: goneWithinMs }).catch(() => undefined);
  const left = await namesOf();
  context.expect(
    left.length === 0,
    `Expected nothing to be left of ${id}, got ${left.length} keys, one of them ${left[0]}.`,
  );
}
