/** The outcome of a trial that was trained to its last iteration. */
export const completedAt = (finishedAt: string) => ({
  status: 'completed' as const,
  metrics: { trainCost: 0.1, trainAccuracy: 1, testAccuracy: 0.75 },
  bias: 0,
  modelSha256: 'c'.repeat(64),
  engine: 1,
  failure: null,
  source: 'trained' as const,
  stoppedAt: null,
  times: null,
  startedAt: finishedAt,
  finishedAt,
});

/** The outcome of a trial whose run failed. */
export const failedAt = (finishedAt: string) => ({
  status: 'failed' as const,
  metrics: null,
  bias: null,
  modelSha256: null,
  engine: null,
  failure: { code: 'internal', message: 'It failed.' },
  source: null,
  stoppedAt: null,
  times: null,
  startedAt: null,
  finishedAt,
});
