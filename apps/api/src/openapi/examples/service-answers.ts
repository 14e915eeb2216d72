// Examples of answers about the service itself: its limits, its use of Redis, its health, and its problems.
const weight = (keys: number, bytes: number) => ({ keys, bytes });

export const serviceExamples = {
  Usage: {
    ...{ countedAt: '2026-11-29T17:57:42.406Z', keys: 71, bytes: 168_171 },
    kinds: {
      ...{ sweeps: weight(3, 5_928), trials: weight(2, 10_848), leaderboards: weight(2, 816) },
      ...{ standings: weight(2, 1_328), runs: weight(2, 3_360), curves: weight(2, 19_904) },
      ...{ models: weight(2, 35_168), checkpoints: weight(2, 15_040), events: weight(3, 24_528) },
      ...{ known: weight(5, 1_688), submissions: weight(2, 1_408), deliveries: weight(0, 0) },
      ...{ outbox: weight(1, 680), operations: weight(2, 784), registry: weight(0, 0) },
      other: weight(4, 432),
    },
    queues: {
      ...{ sweeps: weight(9, 11_934), runs: weight(19, 27_956) },
      ...{ webhooks: weight(1, 136), upkeep: weight(10, 7_017) },
    },
    redis: { usedBytes: 2_693_424, maxBytes: 1_073_741_824 },
  },
  Info: {
    ...{ version: '0.2.0', engine: 1, planVersion: 2 },
    limits: {
      ...{ bodyBytes: 65_536, trialsPerSweep: 100_000, iterations: 1_000_000, itemsPerPage: 1000 },
      ...{ filterCharacters: 2000, requestsPerMinute: 600 },
    },
    caller: { token: 'ci', scopes: ['read', 'predict', 'write'] },
  },
  Health: { status: 'ok' },
  Problem: {
    ...{ type: 'urn:sweepq:problem:validation', code: 'validation', status: 400 },
    instance: 'urn:sweepq:request:6f1c9a0e-5d0b-4c1e-9a63-0f6e2b8d7a11',
    title: 'The request has invalid values',
    detail: 'Expected `space.learningRate` to be a finite number above 0, got `-1`.',
    errors: [
      {
        in: 'body',
        pointer: '/space/learningRate',
        detail: 'Expected `space.learningRate` to be a finite number above 0, got `-1`.',
        code: null,
      },
    ],
  },
};
