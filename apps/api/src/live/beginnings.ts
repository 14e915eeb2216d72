// The start of the events of a reader: after the last event that it received, or, if that event is no longer stored, with a
// snapshot of the present state.

import { firstEventId, type SnapshotEvent, type StartEvent } from '@sweepq/contract';
import { allSweeps, type Store, type SweepSnapshot } from '@sweepq/store';
import { findSweep, type SweepSource } from '../views/sweep-view.ts';
import type { Beginning } from './create-live.ts';

/** Undefined for a reader that has received all events of a sweep that has ended. */
export async function beginSweep(
  source: SweepSource,
  id: string,
  seen: string | undefined,
): Promise<Beginning | undefined> {
  const { sweep, best, eventId } = await takeSnapshot(source, id);
  const { status, finishedAt, counts, failure } = sweep;
  const isOver = finishedAt !== null;
  if (seen !== undefined && (await canGoOn(source.store, id, seen))) {
    return isOver && seen === eventId ? undefined : { topic: id, after: seen };
  }
  const first: SnapshotEvent = {
    type: 'snapshot',
    gap: seen !== undefined,
    sweep: { id, status, finishedAt, counts, best, failure },
  };
  return { topic: id, after: eventId, first, isOver };
}

export async function beginAll(store: Store, seen: string | undefined): Promise<Beginning> {
  if (seen !== undefined && (await canGoOn(store, allSweeps, seen))) {
    return { topic: allSweeps, after: seen };
  }
  const first: StartEvent = { type: 'start', gap: seen !== undefined };
  return { topic: allSweeps, after: await store.readMoment(allSweeps), first };
}

/** A sweep that is only a job so far has no events yet. */
async function takeSnapshot(source: SweepSource, id: string): Promise<SweepSnapshot> {
  const sweep = await findSweep(source, id);
  const snapshot = await source.store.readSnapshot(id);
  return snapshot ?? { sweep, best: null, eventId: firstEventId };
}

/** False if the event is trimmed away, or if the id belongs to another stream. */
const canGoOn = async (store: Store, topic: string, after: string) =>
  (await store.readEvents({ topic, after }, 1)) !== undefined;
