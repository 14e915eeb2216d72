import { z } from 'zod';
import { type Delivery, deliveryStatuses } from '../schemas/delivery.ts';
import { timestamp } from '../schemas/rules.ts';
import { noticeTypes } from '../schemas/webhooks.ts';
import { openEnum } from './open-enum.ts';

const attemptView = z
  .object({
    startedAt: timestamp,
    status: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'The HTTP status of the answer. Null if there was no answer.' }),
    error: z
      .string()
      .nullable()
      .meta({ description: 'The reason why the attempt failed. Null if the attempt succeeded.' }),
    durationMs: z
      .number()
      .int()
      .min(0)
      .meta({ description: 'The time from the request to the answer.' }),
  })
  .meta({ id: 'DeliveryAttempt' });

export const deliveryView = z
  .object({
    id: z.string().meta({ description: 'The `webhook-id` of every attempt to send the message.' }),
    type: openEnum(noticeTypes),
    url: z.string(),
    status: openEnum(deliveryStatuses),
    createdAt: timestamp.meta({ description: 'The time of the event that the message reports.' }),
    deliveredAt: timestamp.nullable(),
    attempts: z.array(attemptView),
  })
  .meta({ id: 'Delivery', description: 'One message to one webhook of a sweep.' });
export type DeliveryView = z.infer<typeof deliveryView>;

/** Returns the answer for a delivery. */
export const viewDelivery = ({ attempts, ...delivery }: Delivery): DeliveryView => ({
  ...delivery,
  attempts: attempts.map(({ at, status, error, ms }) => ({
    ...{ startedAt: at, status, error },
    durationMs: ms,
  })),
});
