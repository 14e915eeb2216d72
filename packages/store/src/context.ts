import type { RedisConnection } from '@sweepq/redis';
import type { StoreKeys } from './keys.ts';

/** The input of every function of the store. */
export type StoreContext = { redis: RedisConnection; keys: StoreKeys };

/** The number of events that are kept for readers that reconnect: of each sweep, and of all sweeps together. */
export const eventsKept = 10_000;
