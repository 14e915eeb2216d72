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
   * All that Redis has taken, also for others, null if it does not say; and how much it may take, null without a limit or if
   * it does not say.
   */
  redis: { usedBytes: number | null; maxBytes: number | null };
};

/** As many keys as are looked for, and weighed, in one round trip. */
const chunkKeys = 500;

/** Weighs every key under the prefix. One that comes or goes meanwhile is counted or is not. */
export async function countUsage({ redis, keys }: StoreContext): Promise<Usage> {
  const kinds = weigh(usageKinds);
  const queues = weigh(Object.values(queueNames));
  const total = { keys: 0, bytes: 0 };
  const giveWay = createGivingWay();
  // All keys are with one node of a cluster, but which one only the keys know.
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

/** Of a cluster: of all its nodes together. Where one does not say (INFO may be denied), nothing is known. */
async function readMemory(redis: StoreContext['redis']): Promise<Usage['redis']> {
  const infos = await Promise.all(mastersOf(redis).map((node) => node.info('memory')));
  const read = (name: string) =>
    infos.map((info) => {
      const found = new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1];
      return found === undefined ? null : Number(found);
    });
  return {
    usedBytes: sum(read('used_memory')),
    // 0 stands for no limit.
    maxBytes: sum(read('maxmemory').map((bytes) => bytes || null)),
  };
}

const sum = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce((before, each) => (before === null || each === null ? null : before + each), 0);
