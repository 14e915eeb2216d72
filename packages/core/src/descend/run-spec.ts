import { CoreError } from '../core-error.ts';
import type { DescentParams } from '../models/descent-params.ts';
import {
  activations,
  initializations,
  type NetworkParams,
} from '../models/network/network-params.ts';
import {
  classWeights,
  type OptimizationParams,
  optimizers,
} from '../models/optimization-params.ts';
import { parseSchedule } from '../models/schedule.ts';
import type { EarlyStopping } from './early-stopping.ts';

/** A trajectory, and the iteration counts at which it is measured. */
export type RunSpec = DescentParams & {
  /** Iteration counts, ascending. The run ends at the last one. */
  readings: readonly number[];
  /** The settings of early stopping. If the run stops early, it is measured there for all remaining readings. */
  earlyStopping?: EarlyStopping | undefined;
};

const maxSeed = 2 ** 32 - 1;
/** The most hidden layers of a network: more than a dataset of images needs. */
const mostLayers = 16;
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
  if (spec.network !== undefined) assertNetwork(spec.network);
  if (spec.optimization !== undefined) assertOptimization(spec, spec.optimization);
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

function assertNetwork({ layers, activation, initialization }: NetworkParams) {
  const shown = JSON.stringify(layers);
  expect(
    layers.length <= mostLayers && layers.every((units) => Number.isInteger(units) && units > 0),
    `\`layers\` to be at most ${mostLayers} whole numbers from 1, got \`${shown}\``,
  );
  expect(
    activations.includes(activation),
    `\`activation\` to be one of ${activations.join(', ')}, got \`${activation}\``,
  );
  expect(
    initializations.includes(initialization),
    `\`initialization\` to be one of ${initializations.join(', ')}, got \`${initialization}\``,
  );
}

function assertOptimization(
  { momentum, nesterov }: DescentParams,
  { optimizer, batchSize, schedule, classWeight }: OptimizationParams,
) {
  expect(
    optimizers.includes(optimizer),
    `\`optimizer\` to be one of ${optimizers.join(', ')}, got \`${optimizer}\``,
  );
  expect(
    Number.isSafeInteger(batchSize) && batchSize >= 0,
    `\`batchSize\` to be a whole number from 0, got \`${batchSize}\``,
  );
  expect(
    classWeights.includes(classWeight),
    `\`classWeight\` to be one of ${classWeights.join(', ')}, got \`${classWeight}\``,
  );
  parseSchedule(schedule);
  expect(
    optimizer !== 'adam' || (momentum === 0 && !nesterov),
    `\`momentum\` to be 0 and \`nesterov\` to be false with the optimizer adam, got \`${momentum}\` and \`${nesterov}\``,
  );
}

function expect(holds: boolean, sentence: string) {
  if (!holds) throw new CoreError('bad-run', `Expected ${sentence}.`);
}
