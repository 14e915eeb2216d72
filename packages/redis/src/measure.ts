import type { RedisConnection } from './open.ts';
import { askRedis } from './ready.ts';
import { assertSuitable } from './suitable.ts';

/** What Redis says of itself; a user who may not ask for INFO knows nothing of its memory. */
export type RedisMeasures = {
  /** For a write that changes nothing, there and back. */
  latencySeconds: number;
  usedBytes: number | undefined;
  /** 0 if there is no limit. */
  maxBytes: number | undefined;
  /** Whether it is recent enough, and drops no jobs. */
  isSuitable: boolean;
};

/** Asks Redis how it does; throws what is wrong with it if it takes no writes. */
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
