// One message to one webhook: its stored record, and the job that sends it.
import { z } from 'zod';
import { timestamp } from './rules.ts';
import { noticeTypes } from './webhooks.ts';

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;

const deliveryAttempt = z.strictObject({
  at: timestamp,
  /** The HTTP status of the answer. Null if there was no answer. */
  status: z.number().int().nullable(),
  error: z.string().nullable(),
  /** The time from the request to the answer. */
  ms: z.number().int().min(0),
});

/** The stored record of a delivery. */
export const delivery = z.strictObject({
  id: z.string(),
  type: z.enum(noticeTypes),
  url: z.string(),
  status: z.enum(deliveryStatuses),
  createdAt: timestamp,
  deliveredAt: timestamp.nullable(),
  attempts: z.array(deliveryAttempt),
});
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
