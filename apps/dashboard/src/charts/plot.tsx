// A plot: a picture from the worker, a grid below it, and brushes and lifted trials as SVG above it. Texts are never scaled.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Axis } from '../columns/axis.ts';
import type { PictureRequest, Size } from '../scenes/protocol.ts';
import { commit } from '../url/address.ts';
import { BrushKeys } from './brush-keys.tsx';
import { TextTip, Tooltip } from './tooltip.tsx';
import { useDrag } from './use-drag.ts';
import { toggleSelected, type ViewModel } from './view-model.ts';

export type Margin = { left: number; top: number; right: number; bottom: number };
type PlotSize = { width: number; height: number };

type PlotProps = {
  model: ViewModel;
  /** The id of the view in the worker. */
  id: string;
  /** What the plot shows, in a sentence. */
  label: string;
  height: number;
  margin: Margin;
  /** The picture. Undefined: the plot has SVG only. */
  request?: ((size: Size) => PictureRequest) | undefined;
  /** The axes that a drag brushes. */
  brushX?: Axis | undefined;
  brushY?: Axis | undefined;
  /** Called with positions in [0, 1] when the plot is pressed without a drag. Default: the trial under the pointer is selected. */
  onPress?: (across: number, up: number) => void;
  /** Axes that have their own handles, for the keyboard. */
  brushAxes?: readonly Axis[];
  /** SVG below the picture: grid and ticks, which must not cover marks. */
  below?: (size: PlotSize) => ComponentChildren;
  /** What lies at a position in [0, 1], for a tooltip. Default: the trial under the pointer. */
  describe?: (across: number, up: number) => string | undefined;
  /** Controls above the plot. */
  above?: (size: PlotSize) => ComponentChildren;
  /** SVG in pixels of the plot area. */
  children: (size: PlotSize) => ComponentChildren;
};

export function Plot(props: PlotProps) {
  const { model, id, label, height, margin, request, brushX, brushY, children } = props;
  const { brushAxes = [], above, below, describe, onPress } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const outer = useSignal(0);
  const pointer = useSignal<{ x: number; y: number } | undefined>(undefined);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    // The observer reports the size in the next frame. The picture is requested now.
    outer.value = Math.round(element.getBoundingClientRect().width);
    const observer = new ResizeObserver(([entry]) => {
      outer.value = Math.round(entry?.contentRect.width ?? 0);
    });
    observer.observe(element);
    const seen = new IntersectionObserver((entries) =>
      // The last entry is the newest.
      model.scenes.setVisible(id, entries.at(-1)?.isIntersecting ?? true),
    );
    seen.observe(element);
    return () => {
      observer.disconnect();
      seen.disconnect();
    };
  }, []);

  const width = Math.max(0, outer.value - margin.left - margin.right);
  const inner = height - margin.top - margin.bottom;
  const wanted = width > 0 ? request?.({ width, height: inner, ratio: pixelRatio() }) : undefined;
  const key = JSON.stringify(wanted);
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    model.scenes.setView(id, wanted, ({ pixels, width: columns, height: lines }) => {
      const element = canvas.current;
      if (element === null) return;
      if (element.width !== columns) element.width = columns;
      if (element.height !== lines) element.height = lines;
      element.getContext('2d')?.putImageData(new ImageData(pixels, columns, lines), 0, 0);
      element.dataset.drawn = 'true';
    });
    return () => model.scenes.setView(id, undefined);
  }, [key]);

  const drag = useDrag(model, { width, height: inner, brushX, brushY });
  const own = [brushX, brushY].filter((axis) => axis !== undefined);
  const axes = [...own, ...brushAxes];
  const place = { left: `${margin.left}px`, top: `${margin.top}px` };
  const at = pointer.value;
  const tipPlace = at && { x: margin.left + at.x, y: margin.top + at.y, within: outer.value };
  const text = at && describe?.(at.x / width, 1 - at.y / inner);
  const tip =
    tipPlace === undefined ? null : text !== undefined ? (
      <TextTip text={text} {...tipPlace} />
    ) : (
      request !== undefined && <Tooltip model={model} {...tipPlace} />
    );
  return (
    <div class="plot" ref={frame} style={{ height: `${height}px` }}>
      {below !== undefined && (
        <svg aria-hidden="true" style={{ ...place, width: `${width}px`, height: `${inner}px` }}>
          {width > 0 && below({ width, height: inner })}
        </svg>
      )}
      {request !== undefined && (
        <canvas ref={canvas} style={{ ...place, width: `${width}px`, height: `${inner}px` }} />
      )}
      <svg
        role="img"
        aria-label={label}
        style={{ ...place, width: `${width}px`, height: `${inner}px` }}
      >
        {width > 0 && children({ width, height: inner })}
      </svg>
      <div
        class={`pad${own.length > 0 ? ' brushable' : ''}`}
        style={{ ...place, width: `${width}px`, height: `${inner}px` }}
        onPointerDown={drag.start}
        onPointerMove={(event) => {
          if (drag.move(event)) return;
          const box = event.currentTarget.getBoundingClientRect();
          const at = { x: event.clientX - box.left, y: event.clientY - box.top };
          pointer.value = at;
          if (request !== undefined) void hover(model, id, at.x / width, 1 - at.y / inner);
        }}
        onPointerUp={(event) => {
          if (drag.end()) return;
          onPress?.(event.offsetX / width, 1 - event.offsetY / inner);
          const row = model.hovered.peek();
          if (row !== undefined && request !== undefined) {
            toggleSelected(model, row);
            commit();
          }
        }}
        onPointerLeave={() => {
          pointer.value = undefined;
          model.hovered.value = undefined;
        }}
      />
      {width > 0 && above?.({ width, height: inner })}
      {axes.length > 0 && <BrushKeys model={model} axes={axes} label={label} />}
      {tip}
    </div>
  );
}

/** The device pixels of a CSS pixel, at most 2: more cannot be seen, and take longer to draw. */
const pixelRatio = () => Math.min(2, devicePixelRatio || 1);

let hoverCount = 0;

/** Finds the trial under the pointer. Only the newest answer counts. */
async function hover(model: ViewModel, id: string, x: number, y: number): Promise<void> {
  hoverCount += 1;
  const mine = hoverCount;
  const row = await model.scenes.pick(id, x, y);
  if (mine === hoverCount) model.hovered.value = row;
}
