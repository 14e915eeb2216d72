import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ViewModel } from '../charts/view-model.ts';
import { now } from '../parts/clock.ts';
import { followAttempts, type ReadAttempts } from './follow-attempts.ts';

/** Reads the attempts of the sweep while the view is visible, and again after changes. Undefined before the first answer. */
export function useAttempts(model: ViewModel, isVisible: boolean): ReadAttempts | undefined {
  const read = useSignal<ReadAttempts | undefined>(undefined);
  const follower = useRef<ReturnType<typeof followAttempts> | undefined>(undefined);
  const { statuses = {}, revision } = model.facts.value ?? {};
  const isOpen = (statuses.queued ?? 0) + (statuses.running ?? 0) > 0;
  // A worker that is lost sends no event, so an open sweep is also read at each tick of the clock.
  const tick = isOpen ? now.value : 0;
  useEffect(() => {
    const own = followAttempts(model, (next) => {
      read.value = next;
    });
    follower.current = own;
    return () => own.stop();
  }, [model]);
  useEffect(() => {
    if (isVisible) follower.current?.ask();
  }, [isVisible, model, revision, tick]);
  return read.value;
}
