import { type QueueName, queueNames } from '@sweepq/contract';
import { mastersOf } from '@sweepq/redis';
import type { Redis } from 'ioredis';
import type { StoreContext } from '../context.ts';
import { createGivingWay } from '../give-way.ts';
import { partOf, type UsageKind, usageKinds } from './usage-kinds.ts';

export type Weight = { keys: number; bytes: number };

export type Usage = Weight & {
  kinds: Record<UsageKind, Weight>;
  queues: Record<QueueName, Weight>;
  /**
   * `usedBytes`: all memory of Redis, including that of other users; null if unknown. `maxBytes`: its limit; null if it has
   * none or it is unknown.
   */
  redis: { usedBytes: number | null; maxBytes: number | null };
};

/** The number of keys that are found and measured in one round trip. */
const chunkKeys = 500;

/** Measures every key under the prefix. A key that is added or removed meanwhile may or may not be counted. */
export async function countUsage({ redis, keys }: StoreContext): Promise<Usage> {
  const kinds = weigh(usageKinds);
  const queues = weigh(Object.values(queueNames));
  const total = { keys: 0, bytes: 0 };
  const giveWay = createGivingWay();
  // One node of a cluster has all keys, but it is not known which one.
  for (const node of mastersOf(redis)) await weighThoseOf(node);
  return { ...total, kinds, queues, redis: await readMemory(redis) };

  async function weighThoseOf(node: Redis) {
    let cursor = '0';
    do {
      const pattern = `${keys.prefix}:*`;
      const [next, found] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', chunkKeys);
      const sizes = await Promise.all(found.map((key) => node.memory('USAGE', key)));
      for (const [k, key] of found.entries()) {
        const part = partOf(key, keys.prefix);
        const weight = 'queue' in part ? queues[part.queue] : kinds[part.kind];
        const bytes = sizes[k];
        if (typeof bytes === 'number') for (const each of [total, weight]) add(each, bytes);
      }
      cursor = next;
      await giveWay();
    } while (cursor !== '0');
  }
}

const weigh = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, { keys: 0, bytes: 0 }])) as Record<Name, Weight>;

function add(weight: Weight | undefined, bytes: number) {
  if (weight === undefined) return;
  weight.keys += 1;
  weight.bytes += bytes;
}

/** Sums the memory of all nodes of a cluster. If one does not report it (INFO may be denied), the result is unknown. */
async function readMemory(redis: StoreContext['redis']): Promise<Usage['redis']> {
  const infos = await Promise.all(mastersOf(redis).map((node) => node.info('memory')));
  const read = (name: string) =>
    infos.map((info) => {
      const found = new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1];
      return found === undefined ? null : Number(found);
    });
  return {
    usedBytes: sum(read('used_memory')),
    // 0 means no limit.
    maxBytes: sum(read('maxmemory').map((bytes) => bytes || null)),
  };
}

const sum = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce((before, each) => (before === null || each === null ? null : before + each), 0);
