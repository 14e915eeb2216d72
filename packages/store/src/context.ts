import type { RedisConnection } from '@sweepq/redis';
import type { StoreKeys } from './keys.ts';

/** The first argument of every function of the store. */
export type StoreContext = { redis: RedisConnection; keys: StoreKeys };

/** The number of events that each stream keeps for readers that reconnect. */
export const eventsKept = 10_000;
