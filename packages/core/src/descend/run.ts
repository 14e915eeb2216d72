import { CoreError } from '../core-error.ts';

/** One trajectory of gradient descent, and where along it to measure. */
export type RunSpec = {
  learningRate: number;
  /** Of the starting weights. */
  seed: number;
  /** Their standard deviation; 0 starts from zeros. */
  initScale: number;
  /** Iteration counts, ascending; the run ends at the last. */
  readings: readonly number[];
};

/** What is measured at an iteration count asked for. */
export type Reading = {
  iterations: number;
  /** Of the last iteration, computed before its update. */
  cost: number;
  /** Shares of the examples that are predicted rightly, 0 to 1, after the last update. */
  trainAccuracy: number;
  testAccuracy: number;
  bias: number;
  /** A copy: the run goes on without it. */
  weights: Float64Array;
};

/** Told of a run between blocks of iterations. Curves are views of the run's own: copy what is to stay. */
export type RunObserver = {
  onIterations(iteration: number, curve: Float64Array): void;
  onReading(reading: Reading, curve: Float64Array): void;
  shouldStop(): boolean;
};

export type RunResult = {
  /** Diverged: the iteration after the last counted one gave NaN or infinity. */
  status: 'completed' | 'diverged' | 'stopped';
  /** How many were done, all of them with finite numbers. */
  iterations: number;
  /** The cost of each, before its update. */
  curve: Float64Array;
};

const maxSeed = 2 ** 32 - 1;

/** Throws a CoreError for a run that no training thread should begin. */
export function assertRunSpec({ learningRate, seed, initScale, readings }: RunSpec): void {
  expect(
    Number.isFinite(learningRate) && learningRate > 0,
    `\`learningRate\` to be a finite number above 0, got \`${learningRate}\``,
  );
  expect(
    Number.isInteger(seed) && seed >= 0 && seed <= maxSeed,
    `\`seed\` to be a whole number from 0 to ${maxSeed}, got \`${seed}\``,
  );
  expect(
    Number.isFinite(initScale) && initScale >= 0,
    `\`initScale\` to be a finite number from 0, got \`${initScale}\``,
  );
  const ascend = readings.every((at, k) => Number.isInteger(at) && at > (readings[k - 1] ?? 0));
  expect(
    readings.length > 0 && ascend,
    `\`readings\` to be ascending whole numbers from 1, got \`[${readings.join(', ')}]\``,
  );
}

function expect(holds: boolean, sentence: string) {
  if (!holds) throw new CoreError('bad-run', `Expected ${sentence}.`);
}
