// Decides where the event stream of a reader starts: after the last event that the reader has received, or with a snapshot
// of the current state, if that event is no longer stored.

import {
  firstEventId,
  type SnapshotEventView,
  type StartEventView,
  viewTrial,
} from '@sweepq/contract';
import { allSweeps, type Store, type SweepSnapshot } from '@sweepq/store';
import { findSweep, type SweepSource } from '../views/sweep-view.ts';
import type { StreamStart } from './create-live.ts';

/** Returns the start of a stream of one sweep. Undefined if the sweep has ended and the reader has received all its events. */
export async function startOfSweep(
  source: SweepSource,
  id: string,
  seen: string | undefined,
): Promise<StreamStart | undefined> {
  const { sweep, best, eventId } = await takeSnapshot(source, id);
  const { status, finishedAt, counts, failure } = sweep;
  const isOver = finishedAt !== null;
  if (seen !== undefined && (await canResume(source.store, id, seen))) {
    return isOver && seen === eventId ? undefined : { topic: id, after: seen };
  }
  const first: SnapshotEventView = {
    type: 'snapshot',
    gap: seen !== undefined,
    sweep: { id, status, finishedAt, counts, best: best && viewTrial(best), failure },
  };
  return { topic: id, after: eventId, first, isOver };
}

/** Returns the start of a stream of all sweeps. */
export async function startOfAll(store: Store, seen: string | undefined): Promise<StreamStart> {
  if (seen !== undefined && (await canResume(store, allSweeps, seen))) {
    return { topic: allSweeps, after: seen };
  }
  const first: StartEventView = { type: 'start', gap: seen !== undefined };
  return { topic: allSweeps, after: await store.readMoment(allSweeps), first };
}

/** Returns the state of a sweep. A sweep that was just accepted may have no record yet, and then has no events. */
async function takeSnapshot(source: SweepSource, id: string): Promise<SweepSnapshot> {
  const sweep = await findSweep(source, id);
  const snapshot = await source.store.readSnapshot(id);
  return snapshot ?? { sweep, best: null, eventId: firstEventId };
}

/** Whether a stream can resume after an event. False if the event is no longer stored, or if the id is of another stream. */
const canResume = async (store: Store, topic: string, after: string) =>
  (await store.readEvents({ topic, after }, 1)) !== undefined;
