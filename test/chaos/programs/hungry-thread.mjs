// Training threads that exhaust their memory for the runs of two seeds: CHAOS_HEAP_SEED exhausts the heap, and CHAOS_BYTES_SEED
// the memory outside the heap.
import * as own from '../../../apps/worker/dist/threads/training-thread.js';

const { CHAOS_HEAP_SEED, CHAOS_BYTES_SEED } = process.env;

export const start = own.start;

export function train(task) {
  const { seed } = task.spec;
  const kept = [];
  while (seed === Number(CHAOS_HEAP_SEED)) {
    kept.push(Array.from({ length: 1_000 }, (_, k) => `${kept.length} ${k}`));
  }
  // Writing makes the system allocate the memory.
  while (seed === Number(CHAOS_BYTES_SEED)) kept.push(new Uint8Array(64 * 2 ** 20).fill(1));
  return own.train(task);
}
