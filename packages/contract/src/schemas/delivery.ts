// One message to one webhook: its stored record, and the job that sends it.
import { z } from 'zod';
import { timestamp } from './rules.ts';
import { noticeTypes } from './webhooks.ts';

const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;

const deliveryAttempt = z
  .strictObject({
    at: timestamp,
    status: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'The HTTP status of the answer. Null if there was no answer.' }),
    error: z
      .string()
      .nullable()
      .meta({ description: 'The reason why the attempt failed. Null if the attempt succeeded.' }),
    ms: z
      .number()
      .int()
      .min(0)
      .meta({ description: 'The time from the request to the answer, in milliseconds.' }),
  })
  .meta({ id: 'DeliveryAttempt' });

export const delivery = z
  .strictObject({
    id: z.string().meta({ description: 'The `webhook-id` of every attempt to send the message.' }),
    type: z.enum(noticeTypes),
    url: z.string(),
    status: z.enum(deliveryStatuses),
    createdAt: timestamp.meta({ description: 'The time of the event that the message reports.' }),
    deliveredAt: timestamp.nullable(),
    attempts: z.array(deliveryAttempt),
  })
  .meta({ id: 'Delivery', description: 'One message to one webhook of a sweep.' });
export type Delivery = z.infer<typeof delivery>;

/** The data of a job on the queue `webhooks`. Every attempt sends the same `body`. */
export const deliveryJobData = z.strictObject({
  sweepId: z.string(),
  id: z.string(),
  type: z.enum(noticeTypes),
  url: z.string(),
  body: z.string(),
});
export type DeliveryJobData = z.infer<typeof deliveryJobData>;

/** The result of a job on the queue `webhooks`. `gone`: the sweep no longer exists. */
export type DeliveryResult = { status: Delivery['status'] | 'gone' };
