import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { commit } from '../url/address.ts';
import { spanState } from './span-state.ts';
import { partOf, scale } from './zoom.ts';

/** A movement of fewer pixels is a press. */
const dragPixels = 4;

/** A turn of the wheel ends after this time without a movement. Then it is one history entry. */
const wheelEndMs = 400;

/** A pixel of a wheel changes the length of the shown time by this factor. */
const wheelFactor = 1.002;

/** Returns the handlers of a drag, which zooms to the dragged part of the time. Ctrl and the wheel zoom at the pointer. */
export function useZoomDrag({ width, whole }: { width: number; whole: number }) {
  const pad = useRef<HTMLDivElement>(null);
  const from = useRef<number | undefined>(undefined);
  const to = useSignal<number | undefined>(undefined);
  // Preact adds passive listeners, which cannot keep the page from scrolling.
  useEffect(() => {
    const element = pad.current;
    if (element === null || width === 0) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      spanState.value = scale(
        spanState.peek(),
        wheelFactor ** event.deltaY,
        event.offsetX / width,
        whole,
      );
      clearTimeout(timer);
      timer = setTimeout(commit, wheelEndMs);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('wheel', onWheel);
    };
  }, [width, whole]);
  const end = () => {
    from.current = undefined;
    to.value = undefined;
  };
  return {
    pad,
    /** The dragged part of the plot, in pixels. */
    box:
      from.current === undefined || to.value === undefined
        ? undefined
        : { left: Math.min(from.current, to.value), width: Math.abs(to.value - from.current) },
    start(event: PointerEvent) {
      if (event.button !== 0) return;
      from.current = event.offsetX;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    /** Returns whether a drag is under way. */
    move(event: PointerEvent): boolean {
      if (from.current === undefined) return false;
      const x = Math.max(0, Math.min(width, event.offsetX));
      if (to.peek() === undefined && Math.abs(x - from.current) <= dragPixels) return false;
      to.value = x;
      return true;
    },
    /** Returns whether the pointer was dragged, and not only pressed. */
    end(): boolean {
      const [a, b] = [from.current, to.peek()];
      end();
      if (a === undefined || b === undefined) return false;
      const shown = spanState.peek() ?? { from: 0, to: whole };
      spanState.value = partOf(shown, Math.min(a, b) / width, Math.max(a, b) / width, whole);
      commit();
      return true;
    },
    /** Call when the browser takes the pointer away, such as for scrolling. */
    cancel: end,
  };
}
