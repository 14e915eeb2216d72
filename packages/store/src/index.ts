export { nothingAsked } from './asked/nothing-asked.ts';
export type { SeenFailure } from './asked/seen-failures.ts';
export { unreadableReason } from './bad-record.ts';
export type { CachedTrajectory } from './cache/cache-fields.ts';
export type { CachedPart, CachedReading, CachedRun, RunReuse } from './cache/cached-results.ts';
export { createStore, type Store } from './create-store.ts';
export { iterationsToKeep } from './curves/cached-curve.ts';
export {
  type CurveColumns,
  encodeCurve,
  maxCurvePoints,
  type StoredCurve,
} from './curves/curve.ts';
export { thinPoints } from './curves/thin.ts';
export type { ImportEnd, ImportOptions } from './datasets/imports.ts';
export type { DatasetUser, NotedUser, NumberedVersion } from './datasets/versions.ts';
export type { EventPosition, StoredEvent, SweepSnapshot } from './events/events.ts';
export type { Notice } from './events/outbox.ts';
export { allSweeps } from './keys.ts';
export type { FoundVersion, ModelRef } from './models/read-models.ts';
export type { Work, WorkEnd } from './operations/work.ts';
export type { Rungs } from './rungs/rungs.ts';
export type { AttemptMarks } from './runs/attempt-log.ts';
export {
  encodeStoredCheckpoint,
  type PackedCheckpoint,
  type RunCheckpoint,
} from './runs/checkpoint.ts';
export type { CommittedTrial, Reached, RunCommit } from './runs/commit.ts';
export type { CutBy, SavedRun } from './runs/cut.ts';
export type { FoldsCommit } from './runs/folds.ts';
export type { ResumePoint } from './runs/read-checkpoint.ts';
export { type Crash, notBegun } from './runs/run-state.ts';
export type { AttemptRef, StartedAttempt } from './runs/runs.ts';
export { encodeSavedFold, type FoldReading, type SavedFold } from './runs/saved-fold.ts';
export type { Removal, RemovalProgress } from './sweeps/delete.ts';
export { exceptionsOf, type SweepException } from './sweeps/exceptions.ts';
export type { Halt } from './sweeps/halts.ts';
export type { EndedSweep, OpenSweep, UnreadableSweep } from './sweeps/list-sweeps.ts';
export type { Reopening } from './sweeps/reopen.ts';
export type { StoredSweep } from './sweeps/stored-sweep.ts';
export type { RequestClaim, StoredSubmission } from './sweeps/submissions.ts';
export type { SweepOrigin } from './sweeps/sweeps.ts';
export type { TrialSelection, TrialsCursor } from './trials/select-trials.ts';
export { decodeStandings, type StoredStandings } from './trials/standings.ts';
export type { StoredTrials } from './trials/trials.ts';
export type { MeasuredPace, MeasuredRate } from './workers/pace.ts';
export type { Usage } from './workers/usage.ts';
export { type UsageKind, usageKinds } from './workers/usage-kinds.ts';
export { createYielder } from './yield-to-event-loop.ts';
