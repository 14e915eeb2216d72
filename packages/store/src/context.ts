import type { RedisConnection } from '@sweepq/redis';
import type { StoreKeys } from './keys.ts';

/** What every function of the store is given. */
export type StoreContext = { redis: RedisConnection; keys: StoreKeys };

/** How many events are kept of a sweep, and of all together, for a reader that comes back. */
export const eventsKept = 10_000;
