import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that take long: `npm run test:slow` runs them. `npm test` runs all other tests. */
const slow = '**/*.slow.test.ts';

/**
 * One file at a time, after all other tests: tests that measure a short time or the memory of their process, and one that creates network
 * interfaces, because a browser then drops its connections.
 */
const measuring = 'test/alone/**/*.test.ts';
/** As `measuring`, for tests that take long. */
const slowMeasuring = 'test/alone/**/*.slow.test.ts';

/**
 * Tests that each need a separate thread. Two of them damage the HDF5 library of their thread. One reads the registry of schemas, in
 * which other tests register the schemas of `packages/contract` a second time.
 */
const isolated = [
  'packages/core/src/load/{malicious-files,h5py}.test.ts',
  'apps/api/src/openapi/document.test.ts',
];

/**
 * Tests that fill the heap of a thread. V8 usually ends only that thread, but it can abort the whole process
 * (https://github.com/nodejs/node/issues/47224). In a child process an abort fails only its test file.
 */
const forked = [
  'packages/datasets/src/read/create-dataset-reader.test.ts',
  'apps/worker/src/threads/preparing.test.ts',
  'packages/threads/src/create-threads.test.ts',
];

/** A test that measures the memory of its process. In a thread it would also measure the files that run beside it. */
const slowForked = 'packages/datasets/src/layouts/mutations.slow.test.ts';

const all = [
  'packages/*/src/**/*.test.ts',
  'apps/*/src/**/*.test.ts',
  'bench/src/**/*.test.ts',
  'test/**/*.test.ts',
];

/** Node loads what the build has compiled. Otherwise each project would transform it, and each thread ask for every module. */
const compiled = [/\/(packages|apps)\/[^/]+\/dist\//];

const common = {
  // Tests start processes and wait for Redis. If a process hangs, its test fails after this time.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // Each thread loads the imported modules once for all its test files. Loading takes longer than most tests, and no test leaves state
  // in a module.
  pool: 'threads',
  server: { deps: { external: compiled } },
  isolate: false,
  // Twice the number of cores of a small machine: tests wait half of the time.
  maxWorkers: 4,
  sequence: { groupOrder: 0 },
} as const;

// Vitest stores the duration of each file in `node_modules/.vite`, and starts with the longest file next time.
export default defineConfig({
  test: {
    globalSetup: [
      'test/support/build-lua.mjs',
      'test/support/build-programs.mjs',
      'test/support/global-setup.ts',
    ],
    reporters: ['default', './test/support/slowest-files.ts'],
    projects: [
      {
        test: {
          ...common,
          name: 'quick',
          include: all,
          exclude: [...configDefaults.exclude, slow, measuring, ...isolated, ...forked],
        },
      },
      { test: { ...common, name: 'quick-isolated', include: isolated, isolate: true } },
      { test: { ...common, name: 'quick-forked', include: forked, pool: 'forks' } },
      {
        test: {
          ...common,
          name: 'quick-alone',
          include: [measuring],
          exclude: [...configDefaults.exclude, slow],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'slow',
          include: [slow],
          exclude: [...configDefaults.exclude, slowMeasuring, slowForked],
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...common,
          name: 'slow-forked',
          include: [slowForked],
          pool: 'forks',
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...common,
          name: 'slow-alone',
          include: [slowMeasuring],
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
