// The recent training speed: the time of an iteration by training setup, and operations a second by kernels and number of operations. A sample
// is recorded when a run ends. Dry runs estimate the time of a sweep with it.
import {
  type DatasetIdentity,
  foldsOf,
  holdOutOf,
  noLayers,
  type Preprocessing,
  type Validation,
} from '@sweepq/contract';
import type { StoreContext } from '../context.ts';

/** The properties of a run on which the time of an iteration depends most. */
export type TrainingSetup = {
  dataset: DatasetIdentity;
  validation: Validation | null;
  preprocessing: Preprocessing;
  /** The hidden layers, as a text. Default: none. */
  layers?: string | undefined;
};
export type MeasuredPace = {
  /** Undefined for a run with an optimization other than that of the article: there can be any number of batch sizes, each with its own pace. */
  of: TrainingSetup | undefined;
  seconds: number;
  iterations: number;
  operations: OperationsOfRun;
};
/** The kernels of a run, and the number of operations of an iteration. */
export type OperationsOfRun = { kernels: string; perIteration: number };

const hashDigits = 12;

/** Returns the arguments of a script that records a pace. Without a pace, it records nothing. */
export const argsOfPace = (pace: MeasuredPace | undefined) => ({
  paceOf: pace?.of ? fieldOfPace(pace.of) : '',
  rateOf: pace ? fieldOfRate(pace.operations.kernels, sizeOf(pace.operations)) : '',
  seconds: pace?.seconds ?? 0,
  iterations: pace?.iterations ?? 0,
  operations: pace ? pace.operations.perIteration * pace.iterations : 0,
});

/** Runs whose numbers of operations round to the same power of 2 are of the same size. */
const sizeOf = ({ perIteration }: OperationsOfRun): number =>
  Math.min(mostSize, Math.max(0, Math.round(Math.log2(perIteration))));
const mostSize = 63;

const fieldOfRate = (kernels: string, size: number): string => `rate ${kernels} ${size}`;

function fieldOfPace({
  dataset: { sha256 },
  validation,
  preprocessing,
  layers = noLayers,
}: TrainingSetup): string {
  const hashes = [sha256.train, sha256.test].map((hash) => hash.slice(0, hashDigits));
  const ofLayers = layers === noLayers ? [] : [layers];
  return [...hashes, preprocessing, textOfValidation(validation), ...ofLayers].join(' ');
}

/** A sample of a run with folds is the mean over all its trainings. */
function textOfValidation(validation: Validation | null): string {
  const folds = foldsOf(validation);
  return folds ? `folds${folds.folds}` : `${holdOutOf(validation)?.fraction ?? 0}`;
}

/** Returns the recent training time of one iteration in seconds, for each setup; null for a setup without a sample. */
export async function readPaces(
  { redis, keys }: StoreContext,
  setups: readonly TrainingSetup[],
): Promise<(number | null)[]> {
  if (setups.length === 0) return [];
  const stored = await redis.hmget(keys.pace, ...setups.map(fieldOfPace));
  return stored.map((text) => {
    if (text === null) return null;
    const [seconds = 0, iterations = 0] = text.split(' ').map(Number);
    return iterations > 0 ? seconds / iterations : null;
  });
}

/** Operations a second of recent runs of a size: about 2^`size` operations an iteration. */
export type MeasuredRate = { kernels: string; size: number; perSecond: number };

/** Returns the measured rates of these kernels, for all sizes of which there is a sample. */
export async function readRates(
  { redis, keys }: StoreContext,
  kernels: readonly string[],
): Promise<MeasuredRate[]> {
  const sizes = Array.from({ length: mostSize + 1 }, (_, size) => size);
  const asked = kernels.flatMap((name) => sizes.map((size) => ({ kernels: name, size })));
  if (asked.length === 0) return [];
  const fields = asked.map((each) => fieldOfRate(each.kernels, each.size));
  const stored = await redis.hmget(keys.pace, ...fields);
  return asked.flatMap((each, k) => {
    const [seconds = 0, operations = 0] = (stored[k] ?? '').split(' ').map(Number);
    return seconds > 0 && operations > 0 ? [{ ...each, perSecond: operations / seconds }] : [];
  });
}
