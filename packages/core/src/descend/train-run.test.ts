import { expect, test } from 'vitest';
import { initialiseWeights } from '../initialise/initialise-weights.ts';
import type { Examples, PreparedData } from '../preprocess/prepare-dataset.ts';
import type { Reading, RunSpec } from './run.ts';
import { trainRun } from './train-run.ts';

const spec: RunSpec = { learningRate: 0.1, seed: 0, initScale: 0.01, readings: [40] };

/** Large enough for blocks of about a hundred iterations. */
const data = createData(0.3);

test('gives a reading the same bits as a run that ends there', () => {
  const long = train({ ...spec, readings: [1, 7, 150, 300] });
  expect(long.readings.map((reading) => reading.iterations)).toEqual([1, 7, 150, 300]);
  for (const reading of long.readings) {
    const short = train({ ...spec, readings: [reading.iterations] });
    expect(short.readings).toEqual([reading]);
    expect(short.result.curve).toEqual(long.result.curve.slice(0, reading.iterations));
  }
});

test('records one cost for every iteration, before its update', () => {
  const { result, readings } = train({ ...spec, initScale: 0, readings: [5] });
  expect(result).toMatchObject({ status: 'completed', iterations: 5 });
  expect(result.curve).toHaveLength(5);
  // Zero weights predict one half.
  expect(Math.abs((result.curve[0] ?? 0) - Math.LN2)).toBeLessThan(1e-15);
  expect(readings[0]?.cost).toBe(result.curve[4]);
});

test('reports progress between blocks, at every reading, and with the costs so far', () => {
  const { progress } = train({ ...spec, readings: [7, 300] });
  const iterations = progress.map((each) => each.iteration);
  expect(iterations[0]).toBe(7);
  expect(iterations.at(-1)).toBe(300);
  expect(iterations.length).toBeGreaterThan(3);
  expect(progress.every(({ iteration, length }) => iteration === length)).toBe(true);
});

test('stops between blocks when asked to and keeps what was done', () => {
  const whole = train({ ...spec, readings: [300] });
  const { result, readings } = train({ ...spec, readings: [7, 300] }, (done) => done >= 7);
  expect(result).toMatchObject({ status: 'stopped', iterations: 7 });
  expect(result.curve).toEqual(whole.result.curve.slice(0, 7));
  expect(readings.map((reading) => reading.iterations)).toEqual([7]);
});

test('does not begin when it is stopped already', () => {
  const { result } = train(spec, () => true);
  expect(result).toEqual({ status: 'stopped', iterations: 0, curve: new Float64Array(0) });
});

test('ends as diverged with finite costs only, and without the readings not reached', () => {
  const { result, readings } = train(
    { ...spec, learningRate: 1e307, readings: [1, 50] },
    undefined,
    createData(30),
  );
  expect(result.status).toBe('diverged');
  expect(result.iterations).toBe(result.curve.length);
  expect(result.iterations).toBeLessThan(50);
  expect(result.curve.every(Number.isFinite)).toBe(true);
  expect(readings.map((reading) => reading.iterations)).toEqual([1]);
});

test('gives numbers where the logits are far beyond what the article can compute', () => {
  const { result } = train({ ...spec, learningRate: 1e6, readings: [50] });
  expect(result.status).toBe('completed');
  expect(result.curve.every(Number.isFinite)).toBe(true);
});

test.each([
  [{ learningRate: -1 }, 'Expected `learningRate` to be a finite number above 0, got `-1`.'],
  [{ seed: 1.5 }, 'Expected `seed` to be a whole number from 0 to 4294967295, got `1.5`.'],
  [{ initScale: Number.NaN }, 'Expected `initScale` to be a finite number from 0, got `NaN`.'],
  [{ readings: [5, 5] }, 'Expected `readings` to be ascending whole numbers from 1, got `[5, 5]`.'],
  [{ readings: [] }, 'Expected `readings` to be ascending whole numbers from 1, got `[]`.'],
])('refuses the run %j', (wrong, message) => {
  expect(() => train({ ...spec, ...wrong })).toThrow(
    expect.objectContaining({ code: 'bad-run', message }),
  );
});

function train(runSpec: RunSpec, shouldStop = (_done: number) => false, on = data) {
  const readings: Reading[] = [];
  const progress: { iteration: number; length: number }[] = [];
  let done = 0;
  const result = trainRun(on, runSpec, {
    onIterations: (iteration, curve) => {
      done = iteration;
      progress.push({ iteration, length: curve.length });
    },
    onReading: (reading) => void readings.push(reading),
    shouldStop: () => shouldStop(done),
  });
  return { result, readings, progress };
}

function createData(scale: number): PreparedData {
  return { train: createExamples(37, scale), test: createExamples(11, scale) };
}

function createExamples(m: number, scale: number): Examples {
  const n = 1300;
  const X = initialiseWeights({ seed: m, n: m * n, scale });
  return { X, y: Float64Array.from({ length: m }, (_, i) => i % 2), m, n };
}
