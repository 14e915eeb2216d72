// Training that takes no processor: one real run is recorded, and given again after a while to whoever asks for another.
import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from '../../../apps/worker/dist/threads/monotonic-ms.js';
import { createSlots } from '../../../apps/worker/dist/threads/slots.js';
import {
  createTrainingPool,
  type TrainingPool,
} from '../../../apps/worker/dist/threads/training-pool.js';

type Last = Awaited<ReturnType<TrainingPool['train']>>;
type Prepared = Awaited<ReturnType<TrainingPool['prepare']>>;
type Start = Awaited<ReturnType<TrainingPool['start']>>;

export type Recording = { prepared: Prepared; start: Start; last: Last };

type RecordOptions = {
  roots: readonly string[];
  name: string;
  /** Iteration counts at which it is read. */
  readings: readonly number[];
};

/** Trains one run for real: what it leaves behind is as large as that of any other. */
export async function recordRun({ roots, name, readings }: RecordOptions): Promise<Recording> {
  const pool = createTrainingPool({ threads: 1 });
  try {
    const view = { preprocessing: 'divide255', validation: undefined } as const;
    const prepared = await pool.prepare({ roots, name, ...view, budgetBytes: 2 ** 28 });
    const start = await pool.start(prepared.data, 0);
    const last = await pool.train({
      ...{ data: prepared.data, start, onMessage: () => undefined },
      spec: {
        ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
        readings: [...readings],
      },
      signal: new AbortController().signal,
    });
    return { prepared, start, last };
  } finally {
    await pool.close();
  }
}

/** A pool in which every run comes to what the recorded one came to, after so many milliseconds in one of its places. */
export function createReplay(
  { prepared, start, last }: Recording,
  { threads, runMs }: { threads: number; runMs: number },
): TrainingPool {
  const slots = createSlots(threads);
  return {
    get busy() {
      return slots.lent;
    },
    prepare: async () => prepared,
    start: async () => start,
    async train({ signal }) {
      await slots.lend(() => delay(runMs, undefined, { signal }), signal);
      const taken = { trainedMs: runMs, takenAt: monotonicMs() };
      const { report, end } = last;
      const readings = report.readings.map((reading) => ({ ...reading, ...taken }));
      return { report: { ...report, readings }, end: { ...end, ...taken } };
    },
    forget: () => undefined,
    close: async () => undefined,
  };
}
