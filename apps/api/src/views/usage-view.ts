import { type QueueName, queueNames } from '@sweepq/contract';
import { type UsageKind, usageKinds } from '@sweepq/store';
import { z } from 'zod';

const count = z.number().int().min(0);
const weight = z.strictObject({ keys: count, bytes: count });
type Weight = z.infer<typeof weight>;

/** A weight for each of these names. */
const weights = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, weight])) as Record<Name, typeof weight>,
  );

export const usageView = z
  .strictObject({
    countedAt: z.iso.datetime(),
    keys: count.meta({ description: 'Of sweepq, all together.' }),
    bytes: count,
    kinds: weights<UsageKind>(usageKinds).meta({ description: 'By what they are for.' }),
    queues: weights<QueueName>(Object.values(queueNames)),
    redis: z.strictObject({
      usedBytes: count.nullable().meta({
        description: 'All that Redis has taken, also for others; null if it denies INFO.',
      }),
      maxBytes: count
        .nullable()
        .meta({ description: 'Its `maxmemory`; null without a limit, or if it denies INFO.' }),
    }),
  })
  .meta({ id: 'Usage', description: 'What takes how much of Redis.' });
export type UsageView = Omit<z.infer<typeof usageView>, 'kinds' | 'queues'> & {
  kinds: Record<UsageKind, Weight>;
  queues: Record<QueueName, Weight>;
};
