import { type Kernels, kernelsOn } from '../kernels/kernels.ts';
import type { SharedMemory } from '../kernels/web-assembly.ts';
import type { SplitName } from '../load/dataset.ts';
import type { FormName } from './choose-form.ts';
import type { Preprocessing } from './feature-scale.ts';
import type { Validation } from './hold-out.ts';
import type { Layout } from './layout.ts';

/**
 * A dataset ready to train on: plain data around one shared memory, which goes to a thread without a
 * copy. Nothing in it changes any more, but for the slots, each of which belongs to one run at a time.
 */
export type PreparedData = {
  /** Of the train file. */
  trainSha256: string;
  preprocessing: Preprocessing;
  form: FormName;
  /** What of train is held out, if anything. */
  validation: Validation | undefined;
  /** Examples that are trained on, those that are measured only, and features. */
  m: number;
  mTest: number;
  n: number;
  /** The test examples are measured behind those of validation. */
  labels: Record<SplitName | 'validation', Uint8Array>;
  memory: SharedMemory;
  layout: Layout;
  /** Images that do not fit into the memory. */
  outside: Record<SplitName, Uint8Array> | undefined;
  /** What it takes, in bytes. */
  bytes: number;
};

/** One run's part of the memory, and the kernels to work on it. */
export type Slot = {
  kernels: Kernels;
  memory: SharedMemory;
  /** Addresses. */
  at: Layout['slot'];
};

export function takeSlot({ memory, layout }: PreparedData, index: number): Slot {
  const from = layout.slots + index * layout.slotBytes;
  const at = Object.fromEntries(
    Object.entries(layout.slot).map(([name, offset]) => [name, from + offset]),
  ) as Layout['slot'];
  return { kernels: kernelsOn(memory), memory, at };
}

/** `length` numbers from an address on; a view, not a copy. */
export function float64sAt(memory: SharedMemory, at: number, length: number): Float64Array {
  return new Float64Array(memory.buffer, at, length);
}
