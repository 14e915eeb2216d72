// The store: sweeps, runs, trials, curves and events in Redis. What belongs together is written by
// one script; what is planned but has not happened yet is computed from the sweep's space.
import type { RedisConnection } from '../connections/open.ts';
import { cancelSweep } from './cancel.ts';
import { commitRun } from './commit.ts';
import type { StoreContext } from './context.ts';
import { type CurveColumns, decodeColumns, decodeCurve, type StoredCurve } from './curve.ts';
import { cutRun, findIdleRuns, readSavedRun } from './cut.ts';
import { deleteSweep, forgetSweep, listDeleted, readDeleted } from './delete.ts';
import {
  changeDelivery,
  listDeliveries,
  listDeliveryIds,
  openDelivery,
  readDelivery,
} from './deliveries.ts';
import { readEvents, readMoment, readSnapshot, waitForEvents } from './events.ts';
import { forgetEvents } from './forget-events.ts';
import { forgetKnown } from './forget-known.ts';
import { createGivingWay } from './give-way.ts';
import { listenForHalts, readHalt } from './halts.ts';
import { findJobs } from './jobs.ts';
import { createKeys } from './keys.ts';
import { countKnown, findKnown, findResumption, reuseRun } from './known.ts';
import { readKnownCurve } from './known-curve.ts';
import { editSweep } from './labels.ts';
import { listEnded, listOpen, listSweeps } from './list-sweeps.ts';
import { findMissingSweeps } from './missing-sweeps.ts';
import { continueSweep, findOpenRuns, requeueRun, reviveSweep } from './open-runs.ts';
import { countNotices, settleNotice, takeNotices } from './outbox.ts';
import { readPaces } from './pace.ts';
import { pauseSweep, resumeSweep } from './pause.ts';
import { readTurns, resetTurns, setPriority } from './priorities.ts';
import { listMiscounted, recountSweep } from './recount.ts';
import { findFailedRuns, reopenRun, reopenSweep, settleRetry } from './reopen.ts';
import { readRunStates, releaseRun, reportProgress, startRun } from './runs.ts';
import { selectTrials } from './select-trials.ts';
import { readStandings } from './standings.ts';
import { expireSweep } from './stop-rules.ts';
import {
  acceptSubmission,
  claimSubmission,
  forgetSubmission,
  readSubmission,
} from './submissions.ts';
import { createSweep, failSweep, finishSweep, readRecord, readSweep } from './sweeps.ts';
import { listTrials, readBest, readSelected, readStoredTrials, readTrials } from './trials.ts';
import { countUsage } from './usage.ts';
import { announceWorker, countWorkers, forgetWorker } from './workers.ts';

export type Store = ReturnType<typeof createStore>;

export function createStore(redis: RedisConnection, prefix: string) {
  const context: StoreContext = { redis, keys: createKeys(prefix) };
  const bind =
    <Args extends unknown[], Result>(call: (context: StoreContext, ...args: Args) => Result) =>
    (...args: Args) =>
      call(context, ...args);
  return {
    readSubmission: bind(readSubmission),
    claimSubmission: bind(claimSubmission),
    acceptSubmission: bind(acceptSubmission),
    forgetSubmission: bind(forgetSubmission),
    createSweep: bind(createSweep),
    cancelSweep: bind(cancelSweep),
    pauseSweep: bind(pauseSweep),
    resumeSweep: bind(resumeSweep),
    reopenSweep: bind(reopenSweep),
    reopenRun: bind(reopenRun),
    settleRetry: bind(settleRetry),
    findFailedRuns: bind(findFailedRuns),
    expireSweep: bind(expireSweep),
    setPriority: bind(setPriority),
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
    listEnded: bind(listEnded),
    listOpen: bind(listOpen),
    listMiscounted: bind(listMiscounted),
    recountSweep: bind(recountSweep),
    editSweep: bind(editSweep),
    deleteSweep: bind(deleteSweep),
    findJobs: bind(findJobs),
    readDeleted: bind(readDeleted),
    listDeleted: bind(listDeleted),
    forgetKnown: bind(forgetKnown),
    forgetEvents: bind(forgetEvents),
    forgetSweep: bind(forgetSweep),
    countUsage: bind(countUsage),
    startRun: bind(startRun),
    releaseRun: bind(releaseRun),
    reportProgress: bind(reportProgress),
    commitRun: bind(commitRun),
    cutRun: bind(cutRun),
    readSavedRun: bind(readSavedRun),
    findIdleRuns: bind(findIdleRuns),
    findKnown: bind(findKnown),
    countKnown: bind(countKnown),
    reuseRun: bind(reuseRun),
    readKnownCurve: bind(readKnownCurve),
    findResumption: bind(findResumption),
    readPaces: bind(readPaces),
    announceWorker: bind(announceWorker),
    forgetWorker: bind(forgetWorker),
    countWorkers: bind(countWorkers),
    readRunStates: bind(readRunStates),
    listTrials: bind(listTrials),
    selectTrials: bind(selectTrials),
    readSelected: bind(readSelected),
    readStandings: bind(readStandings),
    readStoredTrials: bind(readStoredTrials),
    readTrials: bind(readTrials),
    readBest: bind(readBest),
    readCurve: bind(readCurve),
    readCurves: bind(readCurves),
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

/** The model of a trial, as the engine encoded it; undefined for a trial without one. */
async function readModel(
  { redis, keys }: StoreContext,
  { sweepId, trial }: { sweepId: string; trial: number },
): Promise<Uint8Array | undefined> {
  const { models } = keys.ofSweep(sweepId);
  return (await redis.hgetBuffer(models, String(trial))) ?? undefined;
}

/** The cost curve of a run, or its part before `iterations`; undefined until something is committed. */
async function readCurve(
  { redis, keys }: StoreContext,
  { sweepId, run, iterations }: { sweepId: string; run: number; iterations?: number },
): Promise<StoredCurve | undefined> {
  const buffer = await redis.hgetBuffer(keys.ofSweep(sweepId).curves, String(run));
  return buffer === null ? undefined : decodeCurve(buffer, iterations);
}

/** The cost curves of these runs, in their order, as far as there are some. */
async function readCurves(
  context: StoreContext,
  of: { sweepId: string; runs: readonly number[] },
): Promise<(CurveColumns | undefined)[]> {
  const takeTurns = createGivingWay();
  const curves: (CurveColumns | undefined)[] = [];
  for (const buffer of await readStoredCurves(context, of)) {
    curves.push(buffer === null ? undefined : decodeColumns(buffer));
    await takeTurns();
  }
  return curves;
}

/** The same as they are stored, which another thread can decode. */
async function readStoredCurves(
  { redis, keys }: StoreContext,
  { sweepId, runs }: { sweepId: string; runs: readonly number[] },
): Promise<(Buffer | null)[]> {
  if (runs.length === 0) return [];
  return redis.hmgetBuffer(keys.ofSweep(sweepId).curves, ...runs.map(String));
}
