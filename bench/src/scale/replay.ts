// Simulated training without processor time: it records one real run, and returns this result for every other run after a delay.
import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from '../../../apps/worker/dist/threads/monotonic-ms.js';
import { createSlots } from '../../../apps/worker/dist/threads/slots.js';
import {
  createTrainingPool,
  type TrainingPool,
} from '../../../apps/worker/dist/threads/training-pool.js';
import { BenchError } from '../bench-error.ts';

type Last = Awaited<ReturnType<TrainingPool['train']>>;
type Run = Omit<Parameters<TrainingPool['train']>[0], 'onMessage'>;
type Prepared = Awaited<ReturnType<TrainingPool['prepare']>>;
type Start = Awaited<ReturnType<TrainingPool['start']>>;

/** A message of a training thread. `midway` of a recording contains a checkpoint. */
type Message = Parameters<Parameters<TrainingPool['train']>[0]['onMessage']>[0];

export type Recording = { prepared: Prepared; start: Start; midway: Message; last: Last };

/** The interval at which a training thread reports. */
const reportEveryMs = 250;
const saveEveryMs = 3_000;
/** The iterations of the recorded long run. A thread needs several seconds for them. */
const longIterations = 300_000;

type RecordOptions = {
  roots: readonly string[];
  name: string;
  /** Iteration counts of the readings. */
  readings: readonly number[];
};

/** Trains one real run, so that the stored result of each replayed run has a realistic size. */
export async function recordRun({ roots, name, readings }: RecordOptions): Promise<Recording> {
  const pool = createTrainingPool({ threads: 1 });
  try {
    const view = { preprocessing: 'divide255', validation: undefined } as const;
    const prepared = await pool.prepare({ roots, name, ...view, budgetBytes: 2 ** 28 });
    const start = await pool.start(prepared.data, 0);
    const run = {
      ...{ data: prepared.data, start, signal: new AbortController().signal },
      spec: {
        ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
        readings: [...readings],
      },
    };
    const last = await pool.train({ ...run, onMessage: () => undefined });
    return { prepared, start, midway: await recordMidway(pool, run), last };
  } finally {
    await pool.close();
  }
}

/** Records a message of a long run that contains a checkpoint. Its cost curve has the maximum length. */
async function recordMidway(pool: TrainingPool, run: Run): Promise<Message> {
  const messages: Message[] = [];
  await pool.train({
    ...run,
    spec: { ...run.spec, readings: [longIterations] },
    onMessage: (message) => void messages.push(message),
    savePace: { firstMs: 500, longestMs: 500, share: 1 },
  });
  const midway = messages.findLast(({ saved }) => saved !== undefined);
  if (midway === undefined || midway.report.iteration < longIterations / 4)
    throw new BenchError(
      'side-failed',
      'Expected a checkpoint in the last three quarters of the recorded run, got none.',
    );
  // Without readings and log lines, which a long run does not have in each message.
  return { ...midway, report: { ...midway.report, readings: [], noted: [] } };
}

/**
 * A training pool in which every run takes `runMs` milliseconds and has the result of the recorded run. A run reports and saves
 * as often as a real run.
 */
export function createReplay(
  { prepared, start, midway, last }: Recording,
  { threads, runMs }: { threads: number; runMs: number },
): TrainingPool {
  const slots = createSlots(threads);
  return {
    get busy() {
      return slots.lent;
    },
    prepare: async () => prepared,
    start: async () => start,
    async train({ signal, onMessage }) {
      await slots.lend(() => trainAsleep({ midway, runMs, onMessage, signal }), signal);
      const taken = { trainedMs: runMs, takenAt: monotonicMs() };
      const { report, end } = last;
      const readings = report.readings.map((reading) => ({ ...reading, ...taken }));
      return { report: { ...report, readings }, end: { ...end, ...taken } };
    },
    forget: () => undefined,
    close: async () => undefined,
  };
}

async function trainAsleep({
  midway: { report, saved },
  runMs,
  onMessage,
  signal,
}: {
  midway: Message;
  runMs: number;
  onMessage(message: Message): void;
  signal: AbortSignal;
}): Promise<void> {
  for (let ms = reportEveryMs; ms < runMs; ms += reportEveryMs) {
    await delay(reportEveryMs, undefined, { signal });
    const further = { ...report, iteration: report.iteration + ms };
    if (ms % saveEveryMs === 0) onMessage({ report: further, saved });
    else onMessage({ report: { ...further, curve: undefined } });
  }
  await delay(runMs % reportEveryMs || Math.min(runMs, reportEveryMs), undefined, { signal });
}
