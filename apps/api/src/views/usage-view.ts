import { type QueueName, queueNames } from '@sweepq/contract';
import { type UsageKind, usageKinds } from '@sweepq/store';
import { z } from 'zod';

const count = z.number().int().min(0);
const weight = z.object({ keys: count, bytes: count });
type Weight = z.infer<typeof weight>;

/** Returns the schema of an object with a size for each of these names. Later versions may have more names. */
const weights = <Name extends string>(names: readonly Name[]) =>
  z
    .object(Object.fromEntries(names.map((name) => [name, weight])) as Record<Name, typeof weight>)
    .catchall(weight);

export const usageView = z
  .object({
    countedAt: z.iso.datetime(),
    keys: count.meta({ description: 'The total number of keys of sweepq.' }),
    bytes: count,
    kinds: weights<UsageKind>(usageKinds).meta({
      description: 'The number of keys and bytes for each kind of data.',
    }),
    queues: weights<QueueName>(Object.values(queueNames)),
    redis: z.object({
      usedBytes: count.nullable().meta({
        description:
          'The memory that Redis uses, including other applications. Null if Redis denies INFO.',
      }),
      maxBytes: count.nullable().meta({
        description: 'The `maxmemory` of Redis. Null without a limit, or if Redis denies INFO.',
      }),
    }),
  })
  .meta({ id: 'Usage', description: 'How much memory of Redis each kind of data uses.' });
export type UsageView = Omit<z.infer<typeof usageView>, 'kinds' | 'queues'> & {
  kinds: Record<UsageKind, Weight>;
  queues: Record<QueueName, Weight>;
};
