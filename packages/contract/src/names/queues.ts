/** The queues. All their keys, and the store's, lie under one prefix. */
export const queueNames = {
  sweeps: 'sweeps',
  runs: 'runs',
  webhooks: 'webhooks',
  upkeep: 'upkeep',
} as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

export const defaultPrefix = 'sweepq';
