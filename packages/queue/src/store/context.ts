import type { Redis } from 'ioredis';
import type { StoreKeys } from './keys.ts';

/** What every function of the store is given. */
export type StoreContext = { redis: Redis; keys: StoreKeys };

/** How many of a sweep's events are kept for a reader that comes back. */
export const eventsKept = 10_000;
