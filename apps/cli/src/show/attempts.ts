import type { Attempt, Run } from '@sweepq/client';
import { attemptDurations, attemptStages, formatDuration } from '@sweepq/view';

/** Describes the last attempts at a run, the oldest first, each in a line. */
export const describeAttempts = ({ lastAttempts }: Run): string =>
  (lastAttempts ?? []).map(describeAttempt).join('\n');

function describeAttempt(attempt: Attempt): string {
  const { workerId, thread } = attempt;
  const durations = attemptDurations({
    queuedAt: toMs(attempt.queuedAt),
    startedAt: Date.parse(attempt.startedAt),
    preparedAt: toMs(attempt.preparedAt),
    trainedAt: toMs(attempt.trainedAt),
    reportedAt: toMs(attempt.reportedAt),
  });
  const times = attemptStages.flatMap((stage) => {
    const ms = durations[stage];
    return ms === null ? [] : [`${stage} ${formatDuration(ms)}`];
  });
  const where = thread === null ? `worker ${workerId}` : `worker ${workerId} thread ${thread}`;
  return [where, ...times].join(', ');
}

const toMs = (time: string | null) => (time === null ? null : Date.parse(time));
