/** The stages of an attempt at a run, in their order. */
export const attemptStages = ['queued', 'prepared', 'trained', 'reported'] as const;

export type AttemptStage = (typeof attemptStages)[number];

/** The moments of an attempt, in ms since 1970. Null is unknown, or has not come yet. */
export type AttemptMoments = {
  queuedAt: number | null;
  startedAt: number;
  preparedAt: number | null;
  trainedAt: number | null;
  reportedAt: number | null;
};

/** Returns how long each stage took, in ms. Null for a stage that is unknown, or has not ended. */
export function attemptDurations(moments: AttemptMoments): Record<AttemptStage, number | null> {
  const { queuedAt, startedAt, preparedAt, trainedAt, reportedAt } = moments;
  return {
    queued: between(queuedAt, startedAt),
    prepared: between(startedAt, preparedAt),
    trained: between(preparedAt, trainedAt),
    reported: between(trainedAt, reportedAt),
  };
}

const between = (from: number | null, to: number | null) =>
  from === null || to === null ? null : to - from;
