// The rungs: the values of every trial of a sweep at the rungs that it has reached, in one string. An entry has a byte for the number of
// rungs below the last one that the trial has reached, seven unused bytes, and for each of these rungs the metric of the objective and the
// train cost as float64, little-endian. The train cost ranks equal metrics. A hyperband bracket can begin at a later rung; the values before it are not written.
import type { SweepSpec } from '@sweepq/contract';
import { rungsOf } from '@sweepq/plan';
import { readKey } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';

const valuesAt = 8;
const valueBytes = 16;

/** The metric of the objective and the train cost of a trial at a rung. */
export type RungValue = { value: number; cost: number };

/** Returns the length of an entry of a sweep with this number of rungs. */
export const bytesOfEntry = (rungs: number) => valuesAt + valueBytes * (rungs - 1);
/** Returns the offset of the value at a rung in an entry. */
export const offsetOf = (rung: number) => valuesAt + valueBytes * rung;

export function encodeValue({ value, cost }: RungValue): Buffer {
  const bytes = Buffer.alloc(valueBytes);
  bytes.writeDoubleLE(value);
  bytes.writeDoubleLE(cost, 8);
  return bytes;
}

export type Rungs = {
  /** Returns the number of rungs below the last one that a trial has passed: its highest rung, plus 1. 0 before the first. */
  countOf(trial: number): number;
  /** Returns the values of a trial at a rung that it has reached. */
  valueAt(trial: number, rung: number): RungValue;
};

const unknown: RungValue = { value: Number.NaN, cost: Number.NaN };
const none: Rungs = { countOf: () => 0, valueAt: () => unknown };

/** Reads the rungs of a sweep. Without pruning, no trial has a rung. */
export async function readRungs(
  { redis, keys }: StoreContext,
  spec: Pick<SweepSpec, 'id' | 'space' | 'pruning'>,
): Promise<Rungs> {
  const rungs = rungsOf(spec);
  if (rungs === undefined) return none;
  const bytes = await readKey('rungs', redis.getBuffer(keys.ofSweep(spec.id).rungs));
  return bytes === null ? none : decodeRungs(bytes, rungs.length);
}

function decodeRungs(bytes: Buffer, rungs: number): Rungs {
  const size = bytesOfEntry(rungs);
  return {
    countOf: (trial) => bytes[trial * size] ?? 0,
    valueAt(trial, rung) {
      const at = trial * size + offsetOf(rung);
      if (at + valueBytes > bytes.length) return unknown;
      return { value: bytes.readDoubleLE(at), cost: bytes.readDoubleLE(at + 8) };
    },
  };
}
