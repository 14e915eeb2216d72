import { CoreError } from '../../core-error.ts';
import { growMemory } from '../../kernels/web-assembly.ts';
import { float64sAt, type Slot } from '../../preprocess/prepared-data.ts';

/**
 * Returns the address of at least `bytes` bytes for the run in this slot. The bytes are not initialised. The size of a network is known
 * only when its run starts, so the memory grows then. The slot keeps its area, so the next run in it uses the same bytes.
 * The threads that share the memory can grow it at the same time: each growth reserves other bytes.
 */
export function takeArea({ memory, at }: Slot, bytes: number): number {
  const [address = 0, size = 0] = float64sAt(memory, at.area, 2);
  // The buffer of this thread is as long as the memory was when this thread last asked.
  if (memory.buffer.byteLength < address + size) growMemory(memory, 0);
  if (size >= bytes) return address;
  // Twice the size, so that the areas that a slot has outgrown take no more than the current one.
  const wanted = Math.max(bytes, 2 * size);
  const from = growMemory(memory, wanted);
  if (from === undefined) {
    throw new CoreError(
      'too-large',
      `Expected the numbers of a network to fit into the memory of its dataset, got ${bytes} more bytes.`,
    );
  }
  float64sAt(memory, at.area, 2).set([from, wanted]);
  return from;
}
