import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** What says how long something takes, to a second or less: one file after the other, when all others are done. */
const byTheClock = 'test/alone/**/*.test.ts';

/** Tests that damage the HDF5 of their thread: it is loaded once a thread, and what comes after them would be read by it. */
const damaging = ['packages/core/src/load/{strangers,h5py}.test.ts'];

const common = {
  // Processes are started and Redis is waited for; what hangs is to fail, not to be cut off early.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Loading what a file imports takes longer than most files' tests: it is loaded once a thread. No test leaves anything behind.
  pool: 'threads',
  isolate: false,
} as const;

export default defineConfig({
  test: {
    globalSetup: ['test/support/build-lua.mjs', 'test/support/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...common,
          name: 'together',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'bench/src/**/*.test.ts',
            'test/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, byTheClock, ...damaging],
          // Twice as many as a small machine has cores: tests wait half of the time.
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'isolated',
          include: damaging,
          isolate: true,
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'alone',
          include: [byTheClock],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
