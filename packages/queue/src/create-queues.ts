import {
  type DeliveryJobData,
  type DeliveryResult,
  queueNames,
  type RunJobData,
  type RunResult,
  type SweepJobData,
  type SweepResult,
  type UpkeepJobData,
} from '@sweepq/contract';
import type { RedisConnection } from '@sweepq/redis';
import { Queue, type Telemetry } from 'bullmq';

export type SweepsQueue = Queue<SweepJobData, SweepResult>;
export type RunsQueue = Queue<RunJobData, RunResult>;
export type WebhooksQueue = Queue<DeliveryJobData, DeliveryResult>;
export type UpkeepQueue = Queue<UpkeepJobData>;
export type Queues = {
  /** The prefix of the keys of all queues. */
  prefix: string;
  sweeps: SweepsQueue;
  runs: RunsQueue;
  webhooks: WebhooksQueue;
  upkeep: UpkeepQueue;
  close(): Promise<void>;
};

export type QueueOptions = {
  connection: RedisConnection;
  prefix: string;
  telemetry?: Telemetry | undefined;
  onError: (error: Error) => void;
};

/** The number of entries in the event stream of a queue. BullMQ copies progress and results of jobs into this stream. */
const eventsKept = 1_000;

/** Creates all queues on one connection. The caller closes the connection. */
export function createQueues({ connection, prefix, telemetry, onError }: QueueOptions): Queues {
  const open = (name: string) =>
    new Queue(name, {
      ...{ connection, prefix },
      ...(telemetry && { telemetry }),
      streams: { events: { maxLen: eventsKept } },
    }).on('error', onError);
  const sweeps: SweepsQueue = open(queueNames.sweeps);
  const runs: RunsQueue = open(queueNames.runs);
  const webhooks: WebhooksQueue = open(queueNames.webhooks);
  const upkeep: UpkeepQueue = open(queueNames.upkeep);
  const close = async () => {
    await Promise.all([sweeps, runs, webhooks, upkeep].map((queue) => queue.close()));
  };
  return { prefix, sweeps, runs, webhooks, upkeep, close };
}
