// What a process has read of metrics that have no column in the standings.
import { LRUCache } from 'lru-cache';

/** The values of a metric, and the status that each trial had when its value was read. */
export type ReadMetric = { values: Float64Array; statuses: Uint8Array };
/** A page is often read again, and the outcome of a trial does not change while its status is the same. */
export type OtherMetricsCache = LRUCache<string, ReadMetric>;

export const createOtherMetricsCache = (): OtherMetricsCache => new LRUCache({ max: 16 });
