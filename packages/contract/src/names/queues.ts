/** The queues. Their keys and the store's keys have the same prefix. */
export const queueNames = {
  sweeps: 'sweeps',
  runs: 'runs',
  webhooks: 'webhooks',
  upkeep: 'upkeep',
} as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

export const defaultPrefix = 'sweepq';
