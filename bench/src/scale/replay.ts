// Simulated training without processor time: it records one real run, and returns this result for every other run after a delay.
import { setTimeout as delay } from 'node:timers/promises';
import { encodePart, encodeSavedState, noParts } from '@sweepq/store/curves';
import { createSavedCosts, noteAnswer } from '../../../apps/worker/dist/threads/cost-sender.js';
import { monotonicMs } from '../../../apps/worker/dist/threads/monotonic-ms.js';
import { createSlots } from '../../../apps/worker/dist/threads/slots.js';
import {
  createTrainingPool,
  type TrainingPool,
} from '../../../apps/worker/dist/threads/training-pool.js';
import { unpackCosts } from '../../../packages/store/dist/curves/pack-costs.js';
import { BenchError } from '../bench-error.ts';
import { longFrom, longIterationsASecond } from './long-pace.ts';

type Last = Awaited<ReturnType<TrainingPool['train']>>;
type Run = Omit<Parameters<TrainingPool['train']>[0], 'onMessage'>;
type Prepared = Awaited<ReturnType<TrainingPool['prepare']>>;
type Start = Awaited<ReturnType<TrainingPool['start']>>;

/** A message of a training thread. `midway` of a recording contains a checkpoint. */
type Message = Parameters<Parameters<TrainingPool['train']>[0]['onMessage']>[0];

/** A report of a long run, and the messages of its saves: the first one has all costs so far, and each later one the costs since the one before. */
type Midway = { report: Message['report']; saves: readonly Message[] };

export type Recording = { prepared: Prepared; start: Start; midway: Midway; last: Last };

/** The interval at which a training thread reports. */
const reportEveryMs = 250;
const saveEveryMs = 3_000;
/** The maximum number of saves of a replayed long run. */
const mostSaves = 40;
const longIterations = longFrom + (mostSaves * saveEveryMs * longIterationsASecond) / 1e3;

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

/** Records a long run, and makes the messages of its saves from its costs and its last state. */
async function recordMidway(pool: TrainingPool, run: Run): Promise<Midway> {
  const messages: Message[] = [];
  const savedCosts = createSavedCosts();
  const last = await pool.train({
    ...{ ...run, savedCosts, spec: { ...run.spec, readings: [longIterations] } },
    onMessage(message) {
      messages.push(message);
      if (message.saved) noteAnswer(savedCosts, message.report.iteration);
    },
    savePace: { firstMs: 500, longestMs: 500, share: 1 },
  });
  const { report, saved } = messages.findLast((message) => message.saved !== undefined) ?? {};
  const packed = last.end.saved.costs;
  if (report === undefined || saved === undefined || packed === undefined)
    throw new BenchError('side-failed', 'Expected a checkpoint and costs of a long run, got none.');
  const costs = unpackCosts(packed);
  const saves: Message[] = [];
  let after = noParts;
  for (let k = 0; k < mostSaves; k++) {
    const iteration = longFrom + (k * saveEveryMs * longIterationsASecond) / 1e3;
    const { part, end } = encodePart(after, costs.subarray(after.iteration, iteration));
    after = end;
    const state = encodeSavedState(end, last.end.saved.state);
    // Without readings and log lines, which a long run does not have in each message.
    const further = { ...report, iteration, part, readings: [], noted: [] };
    if (state) saves.push({ report: further, saved: { ...saved, state } });
  }
  return { report: { ...report, part: undefined, readings: [], noted: [] }, saves };
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
  midway: { report, saves },
  runMs,
  onMessage,
  signal,
}: {
  midway: Midway;
  runMs: number;
  onMessage(message: Message): void;
  signal: AbortSignal;
}): Promise<void> {
  let saved = 0;
  for (let ms = reportEveryMs; ms < runMs; ms += reportEveryMs) {
    await delay(reportEveryMs, undefined, { signal });
    const save = ms % saveEveryMs === 0 ? saves[saved++] : undefined;
    const iteration = longFrom + (ms * longIterationsASecond) / 1e3;
    onMessage(save ?? { report: { ...report, iteration } });
  }
  await delay(runMs % reportEveryMs || Math.min(runMs, reportEveryMs), undefined, { signal });
}
