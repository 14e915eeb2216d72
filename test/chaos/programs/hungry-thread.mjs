// A program of training threads. The run with the seed CHAOS_HEAP_SEED fills the heap of its thread, and the run with the seed
// CHAOS_BYTES_SEED fills memory outside the heap.
import * as own from '../../../apps/worker/dist/threads/training-thread.js';

const { CHAOS_HEAP_SEED, CHAOS_BYTES_SEED } = process.env;

export const start = own.start;

export function train(task) {
  const { seed } = task.spec;
  const kept = [];
  while (seed === Number(CHAOS_HEAP_SEED)) {
    kept.push(Array.from({ length: 1_000 }, (_, k) => `${kept.length} ${k}`));
  }
  // The system allocates memory only when it is written.
  while (seed === Number(CHAOS_BYTES_SEED)) kept.push(new Uint8Array(64 * 2 ** 20).fill(1));
  return own.train(task);
}

export const trainGroup = own.groupTraining(train);
