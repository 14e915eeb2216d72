import { useRef } from 'preact/hooks';
import type { Axis } from '../columns/axis.ts';
import { commit } from '../url/address.ts';
import { brush, type Span } from './brush-axis.ts';
import type { ViewModel } from './view-model.ts';

type DragOptions = {
  width: number;
  height: number;
  brushX?: Axis | undefined;
  brushY?: Axis | undefined;
};

/** Returns the handlers of a drag, which brushes one or two axes. The end of a drag adds a history entry. */
export function useDrag(model: ViewModel, { width, height, brushX, brushY }: DragOptions) {
  const from = useRef<{ x: number; y: number; isMoved: boolean } | undefined>(undefined);
  const span = (a: number, b: number): Span => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return [Math.max(0, low), Math.min(1, high)];
  };
  return {
    start(event: PointerEvent) {
      if (event.button !== 0 || (brushX === undefined && brushY === undefined)) return;
      from.current = { x: event.offsetX, y: event.offsetY, isMoved: false };
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    },
    /** Returns whether a drag is under way. */
    move(event: PointerEvent): boolean {
      const start = from.current;
      if (start === undefined) return false;
      const [x, y] = [event.offsetX, event.offsetY];
      start.isMoved ||= Math.hypot(x - start.x, y - start.y) > 4;
      if (!start.isMoved) return true;
      if (brushX) brush(model, brushX, span(start.x / width, x / width));
      if (brushY) brush(model, brushY, span(1 - start.y / height, 1 - y / height));
      return true;
    },
    /** Returns whether the pointer was dragged, and not only pressed. */
    end(): boolean {
      const isMoved = from.current?.isMoved ?? false;
      from.current = undefined;
      if (isMoved) commit();
      return isMoved;
    },
  };
}
