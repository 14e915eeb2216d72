import { type QueueName, queueNames } from '@sweepq/contract';
import { mastersOf } from '@sweepq/redis';
import type { Redis } from 'ioredis';
import type { StoreContext } from '../context.ts';
import { createYielder } from '../yield-to-event-loop.ts';
import { partOf, type UsageKind, usageKinds } from './usage-kinds.ts';

export type Weight = { keys: number; bytes: number };

export type Usage = Weight & {
  kinds: Record<UsageKind, Weight>;
  queues: Record<QueueName, Weight>;
  /**
   * `usedBytes`: the memory of Redis, including the data of other users; null if unknown. `maxBytes`: the memory limit of Redis;
   * null if Redis has no limit or the limit is unknown.
   */
  redis: { usedBytes: number | null; maxBytes: number | null };
};

/** The number of keys that are found and measured in one round trip. */
const chunkKeys = 500;

/** Measures all keys under the prefix. A key that is added or removed during the call may be counted or not. */
export async function countUsage({ redis, keys }: StoreContext): Promise<Usage> {
  const kinds = zeroWeights(usageKinds);
  const queues = zeroWeights(Object.values(queueNames));
  const total = { keys: 0, bytes: 0 };
  const yieldIfDue = createYielder();
  // On a cluster one node has all keys, but the client does not know which node.
  for (const node of mastersOf(redis)) await measureNode(node);
  return { ...total, kinds, queues, redis: await readMemory(redis) };

  async function measureNode(node: Redis) {
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
      await yieldIfDue();
    } while (cursor !== '0');
  }
}

const zeroWeights = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, { keys: 0, bytes: 0 }])) as Record<Name, Weight>;

function add(weight: Weight | undefined, bytes: number) {
  if (weight === undefined) return;
  weight.keys += 1;
  weight.bytes += bytes;
}

/** Returns the total memory of all nodes of a cluster. If a node does not report its memory, because INFO is denied, the result is null. */
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
