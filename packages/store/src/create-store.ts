// The store: sweeps, runs, trials, curves and events in Redis. Data that belongs together is written by one script. A trial or run
// that has not begun is not stored: readers compute it from the plan of the sweep.
import type { RedisConnection } from '@sweepq/redis';
import { askTrials, exhaustSearch, noteQueued } from './asked/ask-trials.ts';
import { createAskedCache } from './asked/asked-cache.ts';
import { countCachedResults, findCachedResults, reuseRun } from './cache/cached-results.ts';
import { forgetCachedResults } from './cache/forget-cached-results.ts';
import type { StoreContext } from './context.ts';
import { readCachedCurve } from './curves/cached-curve.ts';
import { decodeCurve, type StoredCurve } from './curves/curve.ts';
import { readCurveBytes } from './curves/read-curves.ts';
import {
  cancelImport,
  continueImport,
  endImport,
  finishImport,
  readImport,
  startImport,
} from './datasets/imports.ts';
import {
  claimBlobId,
  deleteVersions,
  findUpload,
  isBlobUsed,
  listUploaded,
  listVersions,
  listVersionUsers,
  readBlobId,
  readVersion,
  releaseVersion,
  useVersion,
} from './datasets/versions.ts';
import {
  changeDelivery,
  listDeliveries,
  listDeliveryIds,
  openDelivery,
  readDelivery,
} from './events/deliveries.ts';
import { readEvents, readMoment, readSnapshot, waitForEvents } from './events/events.ts';
import { forgetEvents } from './events/forget-events.ts';
import { countNotices, settleNotice, takeNotices } from './events/outbox.ts';
import { createKeys } from './keys.ts';
import {
  addModelVersion,
  editModel,
  moveAlias,
  removeAlias,
  removeModel,
  removeModelVersion,
} from './models/change-models.ts';
import {
  countModels,
  findClaimedVersion,
  findModelVersion,
  listModelNames,
  listModelVersions,
  readModelVersionFile,
  readRegisteredModel,
  readRegisteredModels,
} from './models/read-models.ts';
import {
  cancelDeletion,
  countOpenOperations,
  forgetOperations,
  listOpenOperations,
  listOperationIds,
  readOperation,
  readOperations,
  settleDeletion,
} from './operations/operations.ts';
import { cancelWork, continueWork, endWork, readWork, startWork } from './operations/work.ts';
import { commitRung } from './rungs/commit-rung.ts';
import { pruneTrials } from './rungs/prune-trials.ts';
import { reuseRung } from './rungs/reuse-rung.ts';
import { readRungs } from './rungs/rungs.ts';
import { commitRun } from './runs/commit.ts';
import { cutRun, findIdleRuns, readSavedRun } from './runs/cut.ts';
import { commitFolds, readFoldCurve, readFoldModels, readFolds } from './runs/folds.ts';
import { continueSweep, findOpenRuns, requeueRun, reviveSweep } from './runs/open-runs.ts';
import { readCheckpoint } from './runs/read-checkpoint.ts';
import { readRunStates, readStoredRunStates } from './runs/run-state.ts';
import { releaseRun, reportProgress, startRun } from './runs/runs.ts';
import { cancelSweep } from './sweeps/cancel.ts';
import { countStored } from './sweeps/count-stored.ts';
import {
  beginRemoval,
  deleteSweep,
  forgetSweep,
  listDeleted,
  readDeleted,
} from './sweeps/delete.ts';
import { listenForHalts, readHalt } from './sweeps/halts.ts';
import { editSweep } from './sweeps/labels.ts';
import { listEnded, listOpen, listSweeps, scanSweeps } from './sweeps/list-sweeps.ts';
import { findMissingSweeps } from './sweeps/missing-sweeps.ts';
import { pauseSweep, resumeSweep } from './sweeps/pause.ts';
import { readTurns, resetTurns } from './sweeps/priorities.ts';
import { listMiscounted, recountSweep } from './sweeps/recount.ts';
import { findFailedRuns, reopenRun, reopenSweep, settleRetry } from './sweeps/reopen.ts';
import { expireSweep, noteAffordable, stopSweep } from './sweeps/stop-rules.ts';
import {
  acceptRequest,
  acceptSubmission,
  claimRequest,
  claimSubmission,
  forgetSubmission,
  readSubmission,
  releaseRequest,
} from './sweeps/submissions.ts';
import { createSweep, failSweep, finishSweep, readRecord, readSweep } from './sweeps/sweeps.ts';
import { createOtherMetricsCache } from './trials/other-metrics-cache.ts';
import { readStandingsFor, readStandingsWith, selectTrials } from './trials/select-trials.ts';
import { readStandings } from './trials/standings.ts';
import { listTrials, readBest, readStoredTrials, readTrials } from './trials/trials.ts';
import { findJobs } from './workers/jobs.ts';
import { readPaces, readRates } from './workers/pace.ts';
import { countUsage } from './workers/usage.ts';
import { announceWorker, countWorkers, forgetWorker, listWorkers } from './workers/workers.ts';

export type Store = ReturnType<typeof createStore>;

export function createStore(redis: RedisConnection, prefix: string) {
  const context: StoreContext = {
    redis,
    keys: createKeys(prefix),
    asked: createAskedCache(),
    otherMetrics: createOtherMetricsCache(),
  };
  const bind =
    <Args extends unknown[], Result>(call: (context: StoreContext, ...args: Args) => Result) =>
    (...args: Args) =>
      call(context, ...args);
  return {
    readSubmission: bind(readSubmission),
    claimSubmission: bind(claimSubmission),
    acceptSubmission: bind(acceptSubmission),
    forgetSubmission: bind(forgetSubmission),
    claimRequest: bind(claimRequest),
    acceptRequest: bind(acceptRequest),
    releaseRequest: bind(releaseRequest),
    createSweep: bind(createSweep),
    askTrials: bind(askTrials),
    readRungs: bind(readRungs),
    commitRung: bind(commitRung),
    reuseRung: bind(reuseRung),
    pruneTrials: bind(pruneTrials),
    noteQueued: bind(noteQueued),
    exhaustSearch: bind(exhaustSearch),
    cancelSweep: bind(cancelSweep),
    pauseSweep: bind(pauseSweep),
    resumeSweep: bind(resumeSweep),
    reopenSweep: bind(reopenSweep),
    reopenRun: bind(reopenRun),
    settleRetry: bind(settleRetry),
    findFailedRuns: bind(findFailedRuns),
    expireSweep: bind(expireSweep),
    stopSweep: bind(stopSweep),
    noteAffordable: bind(noteAffordable),
    readTurns: bind(readTurns),
    resetTurns: bind(resetTurns),
    readHalt: bind(readHalt),
    listenForHalts: bind(listenForHalts),
    findOpenRuns: bind(findOpenRuns),
    requeueRun: bind(requeueRun),
    continueSweep: bind(continueSweep),
    reviveSweep: bind(reviveSweep),
    finishSweep: bind(finishSweep),
    failSweep: bind(failSweep),
    readSweep: bind(readSweep),
    readRecord: bind(readRecord),
    findMissingSweeps: bind(findMissingSweeps),
    listSweeps: bind(listSweeps),
    scanSweeps: bind(scanSweeps),
    listEnded: bind(listEnded),
    listOpen: bind(listOpen),
    listMiscounted: bind(listMiscounted),
    recountSweep: bind(recountSweep),
    editSweep: bind(editSweep),
    deleteSweep: bind(deleteSweep),
    countStored: bind(countStored),
    findJobs: bind(findJobs),
    readDeleted: bind(readDeleted),
    listDeleted: bind(listDeleted),
    beginRemoval: bind(beginRemoval),
    forgetCachedResults: bind(forgetCachedResults),
    forgetEvents: bind(forgetEvents),
    forgetSweep: bind(forgetSweep),
    cancelDeletion: bind(cancelDeletion),
    settleDeletion: bind(settleDeletion),
    startWork: bind(startWork),
    readWork: bind(readWork),
    continueWork: bind(continueWork),
    endWork: bind(endWork),
    cancelWork: bind(cancelWork),
    startImport: bind(startImport),
    readImport: bind(readImport),
    continueImport: bind(continueImport),
    finishImport: bind(finishImport),
    endImport: bind(endImport),
    cancelImport: bind(cancelImport),
    readBlobId: bind(readBlobId),
    claimBlobId: bind(claimBlobId),
    isBlobUsed: bind(isBlobUsed),
    listUploaded: bind(listUploaded),
    listVersions: bind(listVersions),
    readVersion: bind(readVersion),
    findUpload: bind(findUpload),
    useVersion: bind(useVersion),
    releaseVersion: bind(releaseVersion),
    listVersionUsers: bind(listVersionUsers),
    deleteVersions: bind(deleteVersions),
    forgetOperations: bind(forgetOperations),
    listOperationIds: bind(listOperationIds),
    listOpenOperations: bind(listOpenOperations),
    countOpenOperations: bind(countOpenOperations),
    readOperation: bind(readOperation),
    readOperations: bind(readOperations),
    addModelVersion: bind(addModelVersion),
    editModel: bind(editModel),
    moveAlias: bind(moveAlias),
    removeAlias: bind(removeAlias),
    removeModelVersion: bind(removeModelVersion),
    removeModel: bind(removeModel),
    listModelNames: bind(listModelNames),
    countModels: bind(countModels),
    readRegisteredModel: bind(readRegisteredModel),
    readRegisteredModels: bind(readRegisteredModels),
    findModelVersion: bind(findModelVersion),
    listModelVersions: bind(listModelVersions),
    readModelVersionFile: bind(readModelVersionFile),
    findClaimedVersion: bind(findClaimedVersion),
    countUsage: bind(countUsage),
    startRun: bind(startRun),
    releaseRun: bind(releaseRun),
    reportProgress: bind(reportProgress),
    commitRun: bind(commitRun),
    commitFolds: bind(commitFolds),
    readFolds: bind(readFolds),
    readFoldCurve: bind(readFoldCurve),
    readFoldModels: bind(readFoldModels),
    cutRun: bind(cutRun),
    readSavedRun: bind(readSavedRun),
    findIdleRuns: bind(findIdleRuns),
    findCachedResults: bind(findCachedResults),
    countCachedResults: bind(countCachedResults),
    reuseRun: bind(reuseRun),
    readCachedCurve: bind(readCachedCurve),
    readCheckpoint: bind(readCheckpoint),
    readPaces: bind(readPaces),
    readRates: bind(readRates),
    announceWorker: bind(announceWorker),
    forgetWorker: bind(forgetWorker),
    countWorkers: bind(countWorkers),
    listWorkers: bind(listWorkers),
    readRunStates: bind(readRunStates),
    readStoredRunStates: bind(readStoredRunStates),
    listTrials: bind(listTrials),
    selectTrials: bind(selectTrials),
    readStandings: bind(readStandings),
    readStandingsFor: bind(readStandingsFor),
    readStandingsWith: bind(readStandingsWith),
    readStoredTrials: bind(readStoredTrials),
    readTrials: bind(readTrials),
    readBest: bind(readBest),
    readCurve: bind(readCurve),
    readStoredCurves: bind(readStoredCurves),
    readModel: bind(readModel),
    readSnapshot: bind(readSnapshot),
    readMoment: bind(readMoment),
    readEvents: bind(readEvents),
    waitForEvents: bind(waitForEvents),
    takeNotices: bind(takeNotices),
    settleNotice: bind(settleNotice),
    countNotices: bind(countNotices),
    openDelivery: bind(openDelivery),
    readDelivery: bind(readDelivery),
    changeDelivery: bind(changeDelivery),
    listDeliveries: bind(listDeliveries),
    listDeliveryIds: bind(listDeliveryIds),
  };
}

/** Returns the model of a trial, as the engine encoded it; undefined for a trial without one. */
async function readModel(
  { redis, keys }: StoreContext,
  { sweepId, trial }: { sweepId: string; trial: number },
): Promise<Uint8Array | undefined> {
  const { models } = keys.ofSweep(sweepId);
  return (await redis.hgetBuffer(models, String(trial))) ?? undefined;
}

/** Returns the cost curve of a run, or the part of the curve before `iterations`; undefined if no curve is stored. */
async function readCurve(
  context: StoreContext,
  { sweepId, run, iterations }: { sweepId: string; run: number; iterations?: number },
): Promise<StoredCurve | undefined> {
  const [buffer] = await readStoredCurves(context, { sweepId, runs: [run] });
  return buffer == null ? undefined : decodeCurve(buffer, iterations);
}

/** Returns the cost curves of runs in their stored form, which another thread can decode. */
const readStoredCurves = (
  context: StoreContext,
  { sweepId, runs }: { sweepId: string; runs: readonly number[] },
): Promise<(Buffer | null)[]> => readCurveBytes(context, { sweepId, names: runs.map(String) });
