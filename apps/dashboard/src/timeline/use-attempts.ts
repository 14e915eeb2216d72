import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ViewModel } from '../charts/view-model.ts';
import { now } from '../parts/clock.ts';
import { followAttempts, type ReadAttempts } from './follow-attempts.ts';

/** Reads the attempts of the sweep, and again while runs are open. Undefined before the first answer, and while the view was never seen. */
export function useAttempts(model: ViewModel, isSeen: boolean): ReadAttempts | undefined {
  const read = useSignal<ReadAttempts | undefined>(undefined);
  const reader = useRef<ReturnType<typeof followAttempts> | undefined>(undefined);
  const { statuses = {}, revision } = model.facts.value ?? {};
  const isOpen = (statuses.queued ?? 0) + (statuses.running ?? 0) > 0;
  // A worker that is lost sends no event, so an open sweep is also read at each tick of the clock.
  const tick = isOpen ? now.value : 0;
  useEffect(() => {
    if (!isSeen) return;
    const follower = followAttempts(model, (next) => {
      read.value = next;
    });
    reader.current = follower;
    return () => follower.stop();
  }, [isSeen, model]);
  useEffect(() => reader.current?.ask(), [isSeen, model, revision, tick]);
  return read.value;
}
