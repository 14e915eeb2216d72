import type { RedisConnection } from '@sweepq/redis';
import type { AskedCache } from './asked/asked-cache.ts';
import type { StoreKeys } from './keys.ts';
import type { OtherMetricsCache } from './trials/other-metrics-cache.ts';
import type { SelectionCache } from './trials/selected-trials.ts';

/** The first argument of every function of the store. */
export type StoreContext = {
  redis: RedisConnection;
  keys: StoreKeys;
  /** The chosen trials of adaptive searches that this process has read. */
  asked: AskedCache;
  /** The values of metrics without a column that this process has read. */
  otherMetrics: OtherMetricsCache;
  selections: SelectionCache;
};

/** The number of events that each stream keeps for readers that reconnect. */
export const eventsKept = 10_000;
