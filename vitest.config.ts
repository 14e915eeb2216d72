import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'bench/src/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    globalSetup: ['test/support/global-setup.ts'],
    // Processes are started and Redis is waited for; what hangs is to fail, not to be cut off early.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Loading what a file imports takes longer than most files' tests: it is loaded once a thread. No test leaves anything behind.
    pool: 'threads',
    isolate: false,
  },
});
