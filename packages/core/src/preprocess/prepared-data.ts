import { type Kernels, kernelsOn } from '../kernels/kernels.ts';
import { roundToPages, type SharedMemory } from '../kernels/web-assembly.ts';
import type { SplitName } from '../load/dataset.ts';
import type { FormName } from './choose-form.ts';
import type { Preprocessing } from './feature-scale.ts';
import type { HeldOut } from './hold-out.ts';
import type { Layout } from './layout.ts';

/**
 * A dataset that is ready for training. The data is in one shared memory, so that a thread receives it without a copy. Runs
 * change only the slots. Each slot belongs to one run at a time.
 */
export type PreparedData = {
  /** The sha256 of the train file. */
  trainSha256: string;
  preprocessing: Preprocessing;
  form: FormName;
  /** The part of train that is held out, if any. */
  validation: HeldOut | undefined;
  /** m training examples, mTest examples that are only measured, n features. */
  m: number;
  mTest: number;
  n: number;
  /** The outputs of a model on this data: 1 with two classes, else one for each class. */
  outputs: number;
  /** The labels of each split. In the memory, the test examples follow the validation examples. */
  labels: Record<SplitName | 'validation', Uint8Array>;
  memory: SharedMemory;
  layout: Layout;
  /**
   * If this is a part of a whole: the indices of its train and held-out images among the train images of the whole. Undefined if the images are
   * those of the memory in their order.
   */
  picked: Picked | undefined;
  /** The images of the whole, if the memory has no room for them. */
  outside: Record<SplitName, Uint8Array> | undefined;
  /** Memory in use before a network has taken an area, in bytes; see `bytesInUse`. */
  bytes: number;
};

/** Indices of images, ascending. */
export type Picked = { train: Uint32Array; validation: Uint32Array };

/** The part of the memory that one run uses, and the kernels for this memory. */
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

/** Memory in use now, in bytes: networks take more of it when they run, and keep it for the next network. */
export const bytesInUse = ({ bytes, layout, memory }: PreparedData): number =>
  bytes + Math.max(0, memory.buffer.byteLength - roundToPages(layout.bytes));

/** Returns a view of `length` numbers at an address. */
export function float64sAt(memory: SharedMemory, at: number, length: number): Float64Array {
  return new Float64Array(memory.buffer, at, length);
}
