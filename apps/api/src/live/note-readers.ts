import type { Store } from '@sweepq/store';

/** A sweep is noted again after this time. It must be well below the time for which a note holds. */
const everyMs = 4_000;

/** Notes that somebody reads the progress of these sweeps, so that their runs report it. */
export type NoteReaders = (sweepIds: Iterable<string>) => void;

/**
 * Collects the notes of one turn of the event loop in one call of the store, and notes each sweep at most once in 4 s. A failure is ignored: without
 * a note, a reader gets the progress later. A sweep that Redis does not have yet is noted again by the next reader.
 */
export function createNoteReaders(
  store: Pick<Store, 'noteWatched'>,
  now: () => number = () => performance.now(),
): NoteReaders {
  const notedAt = new Map<string, number>();
  let due = new Set<string>();

  async function flush() {
    const ids = [...due];
    due = new Set();
    for (const [id, at] of notedAt) if (now() - at >= everyMs) notedAt.delete(id);
    for (const id of ids) notedAt.set(id, now());
    const unknown = await store.noteWatched(ids).catch(() => ids);
    for (const id of unknown) notedAt.delete(id);
  }

  return (sweepIds) => {
    for (const id of sweepIds) {
      if (now() - (notedAt.get(id) ?? Number.NEGATIVE_INFINITY) < everyMs) continue;
      if (due.size === 0) setImmediate(flush);
      due.add(id);
    }
  };
}
