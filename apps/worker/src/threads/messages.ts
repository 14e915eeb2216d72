// What passes between a worker's main thread and its training threads.
import type { MessagePort } from 'node:worker_threads';
import type { PreparedData, Reading, RunResult, RunSpec } from '@sweepq/core';

export type DataTask = { roots: readonly string[]; name: string };

/** A dataset ready to train on, in memory that all threads share, and what it was made from. */
export type SharedData = { sha256: { train: string; test: string }; examples: PreparedData };

export type TrainingTask = {
  examples: PreparedData;
  spec: RunSpec;
  port: MessagePort;
  /** One int32 in shared memory: anything but 0 asks the thread to stop. */
  stopFlag: Int32Array;
};

export type ThreadReading = Omit<Reading, 'weights'> & { weightsSha256: string };

/** In the order in which they happen; `ended` is the last. */
export type TrainingMessage =
  | {
      type: 'progress';
      iteration: number;
      cost: number;
      curve: [number, number][];
      noted: [number, number][];
    }
  | { type: 'reading'; reading: ThreadReading; curve: Float64Array }
  | { type: 'ended'; result: RunResult; curveSha256: string; seconds: number };
