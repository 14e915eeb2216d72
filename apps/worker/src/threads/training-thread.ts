// The program of a training thread. It may block for as long as it likes: locks, health and metrics
// are the main thread's.
import { createHash } from 'node:crypto';
import { prepareDataset, sampleCurve, trainRun } from '@sweepq/core';
import { createDatasetLibrary } from '@sweepq/datasets';
import type { DataTask, SharedData, TrainingMessage, TrainingTask } from './messages.ts';
import { createNotes } from './notes.ts';

const progressEveryMs = 250;
const progressPoints = 50;

/** Loads and prepares a dataset into shared memory. */
export async function loadData({ roots, name }: DataTask): Promise<SharedData> {
  const dataset = await createDatasetLibrary({ roots: [...roots] }).load(name);
  return { sha256: dataset.sha256, examples: prepareDataset(dataset) };
}

/** Trains one run, and tells its port how it comes along. */
export function train({ examples, spec, port, stopFlag }: TrainingTask): void {
  const tell = (message: TrainingMessage, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  const startedAt = performance.now();
  const iterations = spec.readings.at(-1) ?? 0;
  const takeNotes = createNotes(iterations);
  let toldAt = startedAt;

  const tellProgress = (iteration: number, curve: Float64Array) => {
    toldAt = performance.now();
    tell({
      type: 'progress',
      iteration,
      cost: curve[iteration - 1] ?? Number.NaN,
      curve: sampleCurve(curve.subarray(0, iteration), progressPoints),
      noted: takeNotes(curve.subarray(0, iteration)),
    });
  };

  const result = trainRun(examples, spec, {
    onIterations(iteration, curve) {
      if (performance.now() - toldAt >= progressEveryMs) tellProgress(iteration, curve);
    },
    onReading({ weights, ...reading }, curve) {
      const copy = curve.slice();
      const weightsSha256 = sha256(weights);
      tell({ type: 'reading', reading: { ...reading, weightsSha256 }, curve: copy }, [copy.buffer]);
    },
    shouldStop: () => Atomics.load(stopFlag, 0) !== 0,
  });

  if (result.iterations > 0) tellProgress(result.iterations, result.curve);
  const seconds = (performance.now() - startedAt) / 1000;
  tell({ type: 'ended', result, curveSha256: sha256(result.curve), seconds });
  port.close();
}

/** Of float64 values as they lie in memory; every platform that Node runs on is little-endian. */
function sha256({ buffer, byteOffset, byteLength }: Float64Array): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');
}
