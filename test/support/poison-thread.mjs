// A program of training threads that crashes its thread in a way that depends on the seed of a run.
import * as own from '../../apps/worker/dist/threads/training-thread.js';

/** Seeds of runs that end their thread, that fill its heap, and that throw. */
export const seeds = { exits: 66_001, fillsHeap: 66_002, throws: 66_003 };

export const start = own.start;

export function train(task) {
  const { seed } = task.spec;
  if (seed === seeds.exits) process.exit(3);
  if (seed === seeds.fillsHeap) fillHeap();
  if (seed === seeds.throws || process.env.TEST_THREADS === 'sick') {
    throw new Error('This disk cannot be read.');
  }
  return own.train(task);
}

function fillHeap() {
  const kept = [];
  for (;;) kept.push(Array.from({ length: 1_000 }, (_, k) => `${kept.length} ${k}`));
}
