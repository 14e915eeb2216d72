// BullMQ may deliver a job to a worker that still works on it: Redis was away for longer than the lock, or the machine
// stood still. It would follow the lock of the two by the id of the job, and drop both when the first of them ends.
import type { RunInProgress } from './stop-halted-runs.ts';

/** An attempt that goes on in this worker; `ended` resolves once its processor has returned. */
export type AttemptHere = RunInProgress & { stop: AbortController; ended: Promise<void> };

/** Stops the attempts at a job that go on here, and waits for their end. False if there are none. */
export async function stopEarlierAttempts(
  attempts: Iterable<AttemptHere>,
  jobId: string,
): Promise<boolean> {
  const earlier = [...attempts].filter((attempt) => attempt.jobId === jobId);
  for (const { stop } of earlier) stop.abort('lost-lock');
  await Promise.all(earlier.map(({ ended }) => ended));
  return earlier.length > 0;
}
