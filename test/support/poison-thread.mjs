// A program of training threads that does to its thread what the seed of a run says.
import * as own from '../../apps/worker/dist/threads/training-thread.js';

/** Of runs that end their thread, that fill its heap, and that fail as they may not elsewhere. */
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
