import { MessageChannel } from 'node:worker_threads';
import type { RunSpec } from '@sweepq/core';
import { Piscina } from 'piscina';
import type { DataTask, SharedData, TrainingMessage, TrainingTask } from './messages.ts';

type Ended = Extract<TrainingMessage, { type: 'ended' }>;
export type RunMessage = Exclude<TrainingMessage, Ended>;

export type TrainingPool = {
  loadData(task: DataTask): Promise<SharedData>;
  /** Trains in a thread. An aborted signal stops it within a block of iterations. */
  train(task: {
    data: SharedData;
    spec: RunSpec;
    signal: AbortSignal;
    onMessage: (message: RunMessage) => void;
  }): Promise<Ended>;
  close(): Promise<void>;
};

export function createTrainingPool({ threads }: { threads: number }): TrainingPool {
  const pool = new Piscina({
    filename: new URL('./training-thread.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
  });
  return {
    loadData: (task) => pool.run(task, { name: 'loadData' }),
    train: ({ data, spec, signal, onMessage }) =>
      trainInThread(pool, data, spec, signal, onMessage),
    close: () => pool.destroy(),
  };
}

async function trainInThread(
  pool: Piscina,
  { examples }: SharedData,
  spec: RunSpec,
  signal: AbortSignal,
  onMessage: (message: RunMessage) => void,
): Promise<Ended> {
  const { port1, port2 } = new MessageChannel();
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const stop = () => void Atomics.store(stopFlag, 0, 1);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  // The end comes by the same port as all else, so that nothing is overtaken by it.
  const ended = new Promise<Ended>((resolve) => {
    port1.on('message', (message: TrainingMessage) => {
      if (message.type === 'ended') resolve(message);
      else onMessage(message);
    });
  });
  const task: TrainingTask = { examples, spec, port: port2, stopFlag };
  try {
    const [end] = await Promise.all([
      ended,
      pool.run(task, { name: 'train', transferList: [port2] }),
    ]);
    return end;
  } finally {
    signal.removeEventListener('abort', stop);
    port1.close();
  }
}
