import { cancelSweep } from '../sweeps/cancel.ts';
import { countStored } from '../sweeps/count-stored.ts';
import {
  beginRemoval,
  deleteSweep,
  forgetSweep,
  listDeleted,
  readDeleted,
} from '../sweeps/delete.ts';
import { listenForHalts, readHalt } from '../sweeps/halts.ts';
import { editSweep } from '../sweeps/labels.ts';
import { listEnded, listOpen, listSweeps, scanSweeps } from '../sweeps/list-sweeps.ts';
import { findMissingSweeps } from '../sweeps/missing-sweeps.ts';
import { pauseSweep, resumeSweep } from '../sweeps/pause.ts';
import { readTurns, resetTurns } from '../sweeps/priorities.ts';
import { listMiscounted, recountSweep } from '../sweeps/recount.ts';
import { findFailedRuns, reopenRun, reopenSweep, settleRetry } from '../sweeps/reopen.ts';
import { expireSweep, noteAffordable, stopSweep } from '../sweeps/stop-rules.ts';
import {
  acceptRequest,
  acceptSubmission,
  claimRequest,
  claimSubmission,
  forgetSubmission,
  readSubmission,
  releaseRequest,
} from '../sweeps/submissions.ts';
import { createSweep, failSweep, finishSweep, readRecord, readSweep } from '../sweeps/sweeps.ts';

/** The calls that change and read sweeps, from the submission to the deletion. */
export const sweepCalls = {
  readSubmission,
  claimSubmission,
  acceptSubmission,
  forgetSubmission,
  claimRequest,
  acceptRequest,
  releaseRequest,
  createSweep,
  cancelSweep,
  pauseSweep,
  resumeSweep,
  reopenSweep,
  reopenRun,
  settleRetry,
  findFailedRuns,
  expireSweep,
  stopSweep,
  noteAffordable,
  readTurns,
  resetTurns,
  readHalt,
  listenForHalts,
  finishSweep,
  failSweep,
  readSweep,
  readRecord,
  findMissingSweeps,
  listSweeps,
  scanSweeps,
  listEnded,
  listOpen,
  listMiscounted,
  recountSweep,
  editSweep,
  deleteSweep,
  countStored,
  readDeleted,
  listDeleted,
  beginRemoval,
  forgetSweep,
};
