import { CoreError } from '../core-error.ts';
import type { EarlyStopping } from './early-stopping.ts';

/** The hyperparameters. Together with the data they determine a trajectory of gradient descent. */
export type DescentParams = {
  learningRate: number;
  /** The seed of the starting weights. */
  seed: number;
  /** The standard deviation of the starting weights. With 0, all starting weights are 0. */
  initScale: number;
  /** λ of the penalty λ/2 ‖w‖² in the cost (Goodfellow et al., Deep Learning, 7.1.1); the bias has none. */
  l2: number;
  /** μ of the velocity, 0 to below 1: v ← μ v − α g, w ← w + v (Polyak's heavy ball). */
  momentum: number;
  /** Nesterov's correction: w ← w + μ v − α g (Sutskever et al. 2013, as in Keras and PyTorch). */
  nesterov: boolean;
};

/** A trajectory, and the iteration counts at which it is measured. */
export type RunSpec = DescentParams & {
  /** Iteration counts, ascending. The run ends at the last one. */
  readings: readonly number[];
  /** The settings of early stopping. If the run stops early, it is measured there for all remaining readings. */
  earlyStopping?: EarlyStopping | undefined;
};

const maxSeed = 2 ** 32 - 1;
/** ‖w‖² overflows for weights above the square root of the largest number, 1.3e154. */
const maxInitScale = 1e100;

/** Throws a CoreError for a run that a training thread must not start. */
export function assertRunSpec(spec: RunSpec): void {
  const { learningRate, seed, initScale, l2, momentum, nesterov, readings } = spec;
  const { patience, minDelta } = spec.earlyStopping ?? { patience: 1, minDelta: 0 };
  expect(
    Number.isFinite(learningRate) && learningRate > 0,
    `\`learningRate\` to be a finite number above 0, got \`${learningRate}\``,
  );
  expect(
    Number.isInteger(seed) && seed >= 0 && seed <= maxSeed,
    `\`seed\` to be a whole number from 0 to ${maxSeed}, got \`${seed}\``,
  );
  expect(
    initScale >= 0 && initScale <= maxInitScale,
    `\`initScale\` to be a number from 0 to ${maxInitScale}, got \`${initScale}\``,
  );
  expect(Number.isFinite(l2) && l2 >= 0, `\`l2\` to be a finite number from 0, got \`${l2}\``);
  expect(
    Number.isFinite(momentum) && momentum >= 0 && momentum < 1,
    `\`momentum\` to be a number from 0 to below 1, got \`${momentum}\``,
  );
  expect(
    typeof nesterov === 'boolean',
    `\`nesterov\` to be true or false, got \`${String(nesterov)}\``,
  );
  const ascend = readings.every((at, k) => Number.isInteger(at) && at > (readings[k - 1] ?? 0));
  expect(
    readings.length > 0 && ascend,
    `\`readings\` to be ascending whole numbers from 1, got \`[${readings.join(', ')}]\``,
  );
  expect(
    Number.isInteger(patience) && patience > 0,
    `\`earlyStopping.patience\` to be a whole number from 1, got \`${patience}\``,
  );
  expect(
    Number.isFinite(minDelta) && minDelta >= 0,
    `\`earlyStopping.minDelta\` to be a finite number from 0, got \`${minDelta}\``,
  );
}

function expect(holds: boolean, sentence: string) {
  if (!holds) throw new CoreError('bad-run', `Expected ${sentence}.`);
}
