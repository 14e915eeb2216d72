// Decides where the event stream of a reader starts: after the last event that the reader has received, or with a snapshot
// of the current state, if that event is no longer stored.
import {
  type EventView,
  type Failure,
  firstEventId,
  type SweepStatus,
  viewTrial,
} from '@sweepq/contract';
import { allSweeps, type Store, type SweepSnapshot } from '@sweepq/store';
import { findSweep, plannedTrialsIn, type SweepSource } from '../views/sweep-view.ts';
import type { StreamStart } from './create-live.ts';

type Source = SweepSource & { now: () => Date };

/** Returns the start of a stream of one sweep. Undefined if the sweep has ended and the reader has received all its events. */
export async function startOfSweep(
  source: Source,
  id: string,
  seen: string | undefined,
): Promise<StreamStart | undefined> {
  const { sweep, best, eventId } = await takeSnapshot(source, id);
  const { status, finishedAt, counts, failure } = sweep;
  const createEnd = finishedAt === null ? undefined : endOf({ id, status, finishedAt, failure });
  if (seen !== undefined && (await canResume(source.store, id, seen))) {
    return createEnd && seen === eventId ? undefined : { topic: id, after: seen, createEnd };
  }
  const first = createStart(source, eventId, {
    ...{ sweepId: id, gap: seen !== undefined },
    sweep: {
      ...{ id, status, finishedAt, counts, failure },
      ...{ plannedTrials: plannedTrialsIn(sweep), best: best && viewTrial(best) },
    },
  });
  return { topic: id, after: eventId, first, createEnd };
}

type End = { id: string; status: SweepStatus; finishedAt: string; failure: Failure | null };

/**
 * Returns the event that ends the stream of a sweep which ended before the stream began. A client that resumes after it has all
 * events of the sweep.
 */
const endOf =
  ({ id: sweepId, status, finishedAt, failure }: End) =>
  (id: string): EventView => ({
    ...{ id, type: 'sweep.ended', timestamp: finishedAt },
    data: { sweepId, status, failure },
  });

/** Returns the start of a stream of all sweeps. */
export async function startOfAll(
  { store, now }: Pick<Source, 'store' | 'now'>,
  seen: string | undefined,
): Promise<StreamStart> {
  if (seen !== undefined && (await canResume(store, allSweeps, seen))) {
    return { topic: allSweeps, after: seen };
  }
  const after = await store.readMoment(allSweeps);
  const start = { sweepId: null, gap: seen !== undefined, sweep: null };
  return { topic: allSweeps, after, first: createStart({ now }, after, start) };
}

type StreamStarted = Extract<EventView, { type: 'stream.started' }>;

/** The id is that of the last event before the stream, so that a client can resume after it. The time is that of the API. */
const createStart = (
  { now }: Pick<Source, 'now'>,
  id: string,
  data: StreamStarted['data'],
): StreamStarted => ({ id, type: 'stream.started', timestamp: now().toISOString(), data });

/** Returns the state of a sweep. A sweep that was just accepted may have no record yet, and then has no events. */
async function takeSnapshot(source: SweepSource, id: string): Promise<SweepSnapshot> {
  const sweep = await findSweep(source, id);
  const snapshot = await source.store.readSnapshot(id);
  return snapshot ?? { sweep, best: null, eventId: firstEventId };
}

/** Whether a stream can resume after an event. False if the event is no longer stored, or if the id is of another stream. */
const canResume = async (store: Store, topic: string, after: string) =>
  (await store.readEvents({ topic, after }, 1)) !== undefined;
