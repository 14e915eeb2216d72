/** The names of the BullMQ queues. The Redis keys of the queues and of the store have the same prefix. */
export const queueNames = {
  sweeps: 'sweeps',
  runs: 'runs',
  webhooks: 'webhooks',
  upkeep: 'upkeep',
} as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

export const defaultPrefix = 'sweepq';
