import { CoreError } from '../../core-error.ts';
import { growMemory } from '../../kernels/web-assembly.ts';
import { float64sAt, type Slot } from '../../preprocess/prepared-data.ts';

/**
 * Returns the address of at least `bytes` bytes for the run in this slot. The bytes can have any values. The size of a network is known
 * only when its run starts, so the memory grows then. The slot keeps its area, so the next run in it uses the same bytes.
 * The threads that share the memory can grow it at the same time: each growth reserves other bytes.
 */
export function takeArea({ memory, at }: Slot, bytes: number): number {
  const [address = 0, size = 0] = float64sAt(memory, at.area, 2);
  // Another thread can have grown the memory. `buffer` has the new length only after a call of `grow` in this thread.
  if (memory.buffer.byteLength < address + size) growMemory(memory, 0);
  if (size >= bytes) return address;
  // At least twice the size, so that all earlier areas of a slot together take no more memory than its current one.
  const wanted = Math.max(bytes, 2 * size);
  const from = growMemory(memory, wanted);
  if (from === undefined) {
    throw new CoreError(
      'too-large',
      `Expected the memory of the dataset and of its networks to fit into 4 GiB, got a network that needs ${bytes} bytes.`,
    );
  }
  float64sAt(memory, at.area, 2).set([from, wanted]);
  return from;
}
