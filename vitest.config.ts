import { configDefaults, defineConfig } from 'vitest/config';

/** Slow by nature: `npm run test:slow`. All others are `npm test`. */
const slow = '**/*.slow.test.ts';

/** Tests that measure how long something takes, to a second or less: one file at a time, when all others are done. */
const timed = 'test/alone/**/*.test.ts';

/**
 * Tests that need a thread of their own. Two damage the HDF5 of their thread, which the next file would read with. One reads the
 * registry of schemas, in which other tests register those of `packages/contract` a second time.
 */
const isolated = [
  'packages/core/src/load/{strangers,h5py}.test.ts',
  'apps/api/src/openapi/document.test.ts',
];

const all = [
  'packages/*/src/**/*.test.ts',
  'apps/*/src/**/*.test.ts',
  'bench/src/**/*.test.ts',
  'test/**/*.test.ts',
];

const common = {
  // Tests start processes and wait for Redis. A process that hangs fails its test by these limits.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Loading what a file imports takes longer than most files' tests: a thread loads it once. No test leaves anything behind.
  pool: 'threads',
  isolate: false,
  // Twice as many as a small machine has cores: tests wait half of the time.
  maxWorkers: 4,
  sequence: { groupOrder: 0 },
} as const;

// Vitest keeps the duration of each file in `node_modules/.vite` and begins with the longest.
export default defineConfig({
  test: {
    globalSetup: ['test/support/build-lua.mjs', 'test/support/global-setup.ts'],
    reporters: ['default', './test/support/slowest-files.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'quick',
          include: all,
          exclude: [...configDefaults.exclude, slow, timed, ...isolated],
        },
      },
      { test: { ...common, name: 'quick-isolated', include: isolated, isolate: true } },
      {
        test: {
          ...common,
          name: 'quick-timed',
          include: [timed],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      { test: { ...common, name: 'slow', include: [slow], sequence: { groupOrder: 2 } } },
    ],
  },
});
