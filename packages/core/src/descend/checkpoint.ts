import { CoreError } from '../core-error.ts';
import { engineVersion } from '../engine-version.ts';
import type { DescentParams } from '../models/descent-params.ts';
import type { SavedState } from '../models/form.ts';
import type { OptimizationParams } from '../models/optimization-params.ts';
import { decodeArrays, encodeArrays } from '../numerics/encode-arrays.ts';
import type { FormName } from '../preprocess/choose-form.ts';
import type { Preprocessing } from '../preprocess/feature-scale.ts';
import { describeHeldOut, type HeldOut } from '../preprocess/hold-out.ts';
import type { PreparedData } from '../preprocess/prepared-data.ts';

/** The saved state of a run. A run that resumes from a checkpoint gives the same bits as an uninterrupted run. */
export type Checkpoint = {
  engine: number;
  form: FormName;
  preprocessing: Preprocessing;
  /** The sha256 of the train file. */
  trainSha256: string;
  /** The part of the train file that was held out. */
  validation: HeldOut | null;
  hyperparameters: DescentParams;
  iteration: number;
  /** The cost of every iteration so far. Each cost is computed before the update of its iteration. */
  costs: Float64Array;
  state: SavedState;
};

export function encodeCheckpoint({ costs, state, ...header }: Checkpoint): Uint8Array {
  return encodeArrays(header, [costs, state.scalars, ...state.vectors]);
}

/** Throws a CoreError for bytes that are not a checkpoint. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  try {
    const { header, arrays } = decodeArrays(bytes);
    assertHeader(header);
    const [costs = new Float64Array(0), scalars = new Float64Array(0), ...vectors] = arrays;
    return {
      ...header,
      costs,
      state: { scalars, vectors },
    };
  } catch (cause) {
    throw new CoreError('bad-checkpoint', 'Expected the bytes of a checkpoint, got other bytes.', {
      cause,
    });
  }
}

type Header = Omit<Checkpoint, 'costs' | 'state'>;

/** Checks only that the fields exist. `assertCheckpointFits` refuses values that do not match the run. */
function assertHeader(header: unknown): asserts header is Header {
  const { trainSha256, hyperparameters } = header as Partial<Header>;
  if (typeof trainSha256 === 'string' && hyperparameters instanceof Object) return;
  throw new TypeError('Expected the header of a checkpoint.');
}

/** Throws a CoreError unless a run with these hyperparameters on this data can resume from the checkpoint. */
export function assertCheckpointFits(
  checkpoint: Checkpoint,
  data: PreparedData,
  hyperparameters: DescentParams,
  savedLengths: readonly number[],
): void {
  const { form, preprocessing, trainSha256, validation = null } = data;
  const ofData = { form, preprocessing, trainSha256, validation };
  const own = { engine: engineVersion, ...ofData, hyperparameters };
  // The message shows only the part of the hash that a person compares.
  const isSameData = checkpoint.trainSha256 === trainSha256;
  assertSame(describeRun(own), describeRun(checkpoint), isSameData);
  const { iteration, costs, state } = checkpoint;
  const lengths = [costs, state.scalars, ...state.vectors].map(({ length }) => length);
  assertSame(describeNumbers([iteration, ...savedLengths]), describeNumbers(lengths));
}

function assertSame(expected: string, got: string, isSameData = true) {
  if (expected === got && isSameData) return;
  throw new CoreError('bad-checkpoint', `Expected a checkpoint of ${expected}, got one of ${got}.`);
}

type RunIdentity = Pick<
  Checkpoint,
  'engine' | 'form' | 'preprocessing' | 'trainSha256' | 'validation' | 'hyperparameters'
>;

function describeRun(of: RunIdentity) {
  const { engine, form, preprocessing, trainSha256, hyperparameters } = of;
  const { learningRate, seed, initScale, l2, momentum, nesterov, network } = hyperparameters;
  const inOrder = { learningRate, seed, initScale, l2, momentum, nesterov };
  const values = Object.entries({ engine, form, preprocessing, ...inOrder });
  const named = values.map(([name, value]) => `${name} ${value}`).join(', ');
  const ofNetwork = network
    ? `, layers ${network.layers.join('-')}, ${network.activation}, ${network.initialization}`
    : '';
  const ofOptimization = hyperparameters.optimization
    ? `, ${describeOptimization(hyperparameters.optimization)}`
    : '';
  const held = of.validation ? ` without ${describeHeldOut(of.validation)}` : '';
  return `${named}${ofNetwork}${ofOptimization}, on train ${trainSha256.slice(0, 12)}${held}`;
}

const describeOptimization = (of: OptimizationParams) =>
  `optimizer ${of.optimizer}, batchSize ${of.batchSize}, schedule ${of.schedule}, classWeight ${of.classWeight}`;

const describeNumbers = ([costs, ...vectors]: readonly number[]) =>
  `${costs} costs and vectors of ${vectors.join(', ')} numbers`;
