import { join } from 'node:path';
import { type Job, type Processor, Queue, Worker } from 'bullmq';
import { Piscina } from 'piscina';

export type Connection = { url: string; maxRetriesPerRequest: null };
export type BareOptions = { connection: Connection; prefix: string };

/** Where the jobs run: in the event loop of the worker, or in threads. The jobs do nothing. */
export const ways = ['inline', 'threads'] as const;
export type Way = (typeof ways)[number];

const inlineConcurrency = 50;
const threads = 2;
/** The number of jobs in one `addBulk`. */
const chunkJobs = 500;

let queues = 0;

/** Opens a new queue, which keeps its completed jobs. */
export function openQueue({ connection, prefix }: BareOptions): Queue {
  queues += 1;
  return new Queue(`bare-${queues}`, { connection, prefix });
}

export const createJobs = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ name: 'job', data: { k } }));

/** Adds `count` jobs and processes them at the same time; returns the seconds from the first add to the end of the last job. */
export async function runJobs(
  queue: Queue,
  count: number,
  way: Way,
  { connection, prefix }: BareOptions,
): Promise<number> {
  const { process, concurrency, stop } = createProcessor(way);
  const worker = new Worker(queue.name, process, { connection, prefix, concurrency });
  try {
    await worker.waitUntilReady();
    const done = waitForJobs(worker, count);
    const began = performance.now();
    for (let from = 0; from < count; from += chunkJobs) {
      await queue.addBulk(createJobs(Math.min(chunkJobs, count - from)));
    }
    await done;
    return (performance.now() - began) / 1e3;
  } finally {
    await worker.close();
    await stop();
  }
}

function createProcessor(way: Way) {
  if (way === 'inline') {
    const process: Processor = async () => undefined;
    return { process, concurrency: inlineConcurrency, stop: async () => undefined };
  }
  const filename = join(import.meta.dirname, 'no-op.js');
  const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads });
  const process: Processor = ({ data }: Job) => pool.run(data);
  return { process, concurrency: 2 * threads, stop: () => pool.destroy() };
}

function waitForJobs(worker: Worker, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let open = count;
    worker.on('completed', () => {
      open -= 1;
      if (open === 0) resolve();
    });
    worker.on('failed', (_, error) => reject(error));
  });
}
