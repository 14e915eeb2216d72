import { type QueueName, queueNames } from '../names/queues.ts';
import type { StoreContext } from './context.ts';
import { createGivingWay } from './give-way.ts';
import { partOf, type UsageKind, usageKinds } from './usage-kinds.ts';

export type Weight = { keys: number; bytes: number };

export type Usage = Weight & {
  kinds: Record<UsageKind, Weight>;
  queues: Record<QueueName, Weight>;
  /** All that Redis has taken, also for others; and how much it may take, null without a limit. */
  redis: { usedBytes: number; maxBytes: number | null };
};

/** As many keys as are looked for, and weighed, in one round trip. */
const chunkKeys = 500;

/** Weighs every key under the prefix. One that comes or goes meanwhile is counted or is not. */
export async function countUsage({ redis, keys }: StoreContext): Promise<Usage> {
  const kinds = weigh(usageKinds);
  const queues = weigh(Object.values(queueNames));
  const total = { keys: 0, bytes: 0 };
  const giveWay = createGivingWay();
  let cursor = '0';
  do {
    const pattern = `${keys.prefix}:*`;
    const [next, found] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', chunkKeys);
    const sizes = await Promise.all(found.map((key) => redis.memory('USAGE', key)));
    for (const [k, key] of found.entries()) {
      const part = partOf(key, keys.prefix);
      const weight = 'queue' in part ? queues[part.queue] : kinds[part.kind];
      const bytes = sizes[k];
      if (typeof bytes === 'number') for (const each of [total, weight]) add(each, bytes);
    }
    cursor = next;
    await giveWay();
  } while (cursor !== '0');
  return { ...total, kinds, queues, redis: await readMemory(redis) };
}

const weigh = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, { keys: 0, bytes: 0 }])) as Record<Name, Weight>;

function add(weight: Weight | undefined, bytes: number) {
  if (weight === undefined) return;
  weight.keys += 1;
  weight.bytes += bytes;
}

async function readMemory(redis: StoreContext['redis']): Promise<Usage['redis']> {
  const info = await redis.info('memory');
  const read = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  return { usedBytes: read('used_memory'), maxBytes: read('maxmemory') || null };
}
