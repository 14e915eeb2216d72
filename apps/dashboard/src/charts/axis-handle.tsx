import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Axis } from '../columns/axis.ts';
import { commit } from '../url/address.ts';
import { brush, type Span, spanOf } from './brush-axis.ts';
import type { ViewModel } from './view-model.ts';

type AxisHandleProps = {
  model: ViewModel;
  axis: Axis;
  x: number;
  top: number;
  height: number;
  /** The name of the axis. */
  children: ComponentChildren;
};

/** A drag that starts nearer than this to the edge of a brush moves only the edge. In pixels. */
const grip = 6;

/** The area of an axis for drags. A drag outside the brush makes a new one, a drag inside moves it, and a drag at an edge moves the edge. */
export function AxisHandle({ model, axis, x, top, height, children }: AxisHandleProps) {
  const drag = useRef<((at: number) => Span) | undefined>(undefined);
  const place = (event: PointerEvent) =>
    Math.min(1, Math.max(0, 1 - (event.clientY - boxOf(event).top) / height));
  return (
    <div class="axis-place" style={{ left: `${x}px`, top: `${top}px` }}>
      {children}
      <div
        class="axis-handle"
        style={{ height: `${height}px` }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = startDrag(place(event), spanOf(axis, model.clauses.peek()), grip / height);
        }}
        onPointerMove={(event) => {
          if (drag.current !== undefined) brush(model, axis, drag.current(place(event)));
        }}
        onPointerUp={(event) => {
          // A press without a drag removes the brush, because its span is empty.
          if (drag.current !== undefined) brush(model, axis, drag.current(place(event)));
          drag.current = undefined;
          commit();
        }}
      />
    </div>
  );
}

const boxOf = (event: PointerEvent) => (event.currentTarget as Element).getBoundingClientRect();

/** Returns the span for each later position of the pointer. */
function startDrag(from: number, span: Span | undefined, near: number): (at: number) => Span {
  const ordered = (a: number, b: number): Span => (a < b ? [a, b] : [b, a]);
  if (span !== undefined) {
    const [low, high] = span;
    if (Math.abs(from - high) < near) return (at) => ordered(low, at);
    if (Math.abs(from - low) < near) return (at) => ordered(at, high);
    if (from > low && from < high) {
      return (at) => {
        if (at === from) return [from, from];
        const by = Math.min(1 - high, Math.max(-low, at - from));
        return [low + by, high + by];
      };
    }
  }
  return (at) => ordered(from, at);
}
