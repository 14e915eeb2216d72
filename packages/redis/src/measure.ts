import type { RedisConnection } from './open.ts';
import { askRedis } from './ready.ts';
import { assertSuitable } from './suitable.ts';

/** Measurements of Redis. Without the right to send INFO, the memory is unknown. */
export type RedisMeasures = {
  /** The round-trip time of a write that changes nothing. */
  latencySeconds: number;
  usedBytes: number | undefined;
  /** 0 if there is no limit. */
  maxBytes: number | undefined;
  /** Whether the version of Redis is supported, and its memory policy drops no jobs. */
  isSuitable: boolean;
};

/** Measures Redis. Throws the reason if Redis accepts no writes. */
export async function measureRedis(redis: RedisConnection, prefix: string): Promise<RedisMeasures> {
  const startedAt = performance.now();
  const info = await askRedis(redis, prefix);
  const latencySeconds = (performance.now() - startedAt) / 1000;
  const read = (field: string) => {
    const text = new RegExp(`^${field}:(\\d+)`, 'm').exec(info)?.[1];
    return text === undefined ? undefined : Number(text);
  };
  return {
    latencySeconds,
    usedBytes: read('used_memory'),
    maxBytes: read('maxmemory'),
    isSuitable: isSuitable(info),
  };
}

function isSuitable(info: string): boolean {
  try {
    assertSuitable(info);
    return true;
  } catch {
    return false;
  }
}
