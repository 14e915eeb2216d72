// A program of training threads. The seed of a run selects whether the run crashes its thread, and how.
import * as own from '../../apps/worker/dist/threads/training-thread.js';

/** The seeds of runs that exit their thread, that fill the heap of their thread, and that throw an error. */
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

export const trainGroup = own.groupTraining(train);
