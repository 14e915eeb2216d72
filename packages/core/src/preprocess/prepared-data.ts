import { type Kernels, kernelsOn } from '../kernels/kernels.ts';
import type { SharedMemory } from '../kernels/web-assembly.ts';
import type { SplitName } from '../load/dataset.ts';
import type { FormName } from './choose-form.ts';
import type { Preprocessing } from './feature-scale.ts';
import type { Validation } from './hold-out.ts';
import type { Layout } from './layout.ts';

/**
 * A dataset ready for training: plain data around one shared memory, which a thread receives without a copy. Only the
 * slots change, and each slot belongs to one run at a time.
 */
export type PreparedData = {
  /** Of the train file. */
  trainSha256: string;
  preprocessing: Preprocessing;
  form: FormName;
  /** The part of train that is held out, if any. */
  validation: Validation | undefined;
  /** Numbers of training examples, of examples that are only measured, and of features. */
  m: number;
  mTest: number;
  n: number;
  /** In the memory the test examples follow those of validation. */
  labels: Record<SplitName | 'validation', Uint8Array>;
  memory: SharedMemory;
  layout: Layout;
  /** The images, if they do not fit into the memory. */
  outside: Record<SplitName, Uint8Array> | undefined;
  /** Memory in use, in bytes. */
  bytes: number;
};

/** One run's part of the memory, and the kernels to work on it. */
export type Slot = {
  kernels: Kernels;
  memory: SharedMemory;
  /** Addresses of the regions. */
  at: Layout['slot'];
};

export function takeSlot({ memory, layout }: PreparedData, index: number): Slot {
  const from = layout.slots + index * layout.slotBytes;
  const at = Object.fromEntries(
    Object.entries(layout.slot).map(([name, offset]) => [name, from + offset]),
  ) as Layout['slot'];
  return { kernels: kernelsOn(memory), memory, at };
}

/** `length` numbers at an address; a view, not a copy. */
export function float64sAt(memory: SharedMemory, at: number, length: number): Float64Array {
  return new Float64Array(memory.buffer, at, length);
}
