// The lanes of the timeline: a canvas, and above it the marks of selected trials, the zoom and the tooltip.
import { useSignal } from '@preact/signals';
import { formatCount, formatDuration } from '@sweepq/view';
import { useEffect, useMemo } from 'preact/hooks';
import { TextTip } from '../charts/tooltip.tsx';
import { toggleSelected, type ViewModel } from '../charts/view-model.ts';
import { commit } from '../url/address.ts';
import { extentOf } from './attempts.ts';
import { findAttempt } from './find-attempt.ts';
import type { ReadAttempts } from './follow-attempts.ts';
import { LaneLabels, laneHeightOf } from './lane-labels.tsx';
import { MarkedAttempts } from './marked-attempts.tsx';
import { paintLanes } from './paint-lanes.ts';
import { sayAttempt } from './say-attempt.ts';
import { spanState } from './span-state.ts';
import { TimeAxis } from './time-axis.tsx';
import { TimelineKeys } from './timeline-keys.tsx';
import { useLanesCanvas } from './use-lanes-canvas.ts';
import type { Runs } from './use-runs.ts';
import { useWidth } from './use-width.ts';
import { useZoomDrag } from './use-zoom-drag.ts';

const margin = { left: 96, top: 8, right: 12, bottom: 36 };
/** How far the pointer may be from a bar, in pixels. */
const nearPixels = 3;

type PlotProps = { model: ViewModel; read: ReadAttempts; runs: Runs };

export function TimelinePlot({ model, read: { attempts, now }, runs }: PlotProps) {
  const { element, width: outer } = useWidth();
  const pointer = useSignal<{ x: number; y: number } | undefined>(undefined);
  const width = Math.max(0, outer - margin.left - margin.right);
  const laneHeight = laneHeightOf(attempts.lanes.length);
  const height = attempts.lanes.length * laneHeight;
  const [first, end] = extentOf(attempts, now);
  const whole = end - first;
  const { from, to } = spanState.value ?? { from: 0, to: whole };
  const shown = { from: first + from, to: first + to };
  const ratio = Math.min(2, devicePixelRatio || 1);
  const columns = Math.round(width * ratio);
  const painted = useMemo(
    () =>
      columns === 0
        ? undefined
        : paintLanes(attempts, { ...shown, width: columns, now, passes: runs.passes }),
    [attempts, now, runs, columns, shown.from, shown.to],
  );
  const canvas = useLanesCanvas(painted, {
    ...{ width: columns, lanes: attempts.lanes.length },
    ...{ laneHeight: Math.round(laneHeight * ratio), gap: Math.round(ratio) },
  });
  const drag = useZoomDrag({ width, whole });

  const attemptAt = ({ x, y }: { x: number; y: number }) => {
    const perPixel = (shown.to - shown.from) / width;
    const at = shown.from + x * perPixel;
    const lane = Math.floor(y / laneHeight);
    return findAttempt(attempts, lane, { at, now, nearMs: nearPixels * perPixel });
  };
  const rowsAt = (k: number | undefined) =>
    k === undefined ? [] : runs.rowsOf(attempts.run[k] as number);
  const at = pointer.value;
  const pointed = at && attemptAt(at);
  // Reads and zooms move the attempts below the pointer, so the trial under it is found after each render.
  useEffect(() => {
    if (at !== undefined) model.hovered.value = rowsAt(pointed)[0];
  }, [pointed, attempts]);

  const place = { left: `${margin.left}px`, top: `${margin.top}px` };
  const size = { width: `${width}px`, height: `${height}px` };
  const merged = painted?.merged ?? 0;
  return (
    <>
      <div
        class="plot timeline"
        ref={element}
        style={{ height: `${height + margin.top + margin.bottom}px` }}
      >
        <svg aria-hidden="true" style={{ ...place, ...size }}>
          <LaneLabels lanes={attempts.lanes} laneHeight={laneHeight} width={width} />
          <TimeAxis from={from} to={to} width={width} height={height} />
        </svg>
        <canvas ref={canvas} style={{ ...place, ...size }} />
        <svg
          role="img"
          aria-label={`Attempts at runs by worker and thread, from ${formatDuration(from)} to ${formatDuration(to)} after the first moment.`}
          style={{ ...place, ...size }}
        >
          <MarkedAttempts model={model} {...{ attempts, now, runs, shown, width, laneHeight }} />
          {drag.box !== undefined && (
            <rect class="brush" x={drag.box.left} width={drag.box.width} height={height} />
          )}
        </svg>
        <div
          class="pad brushable"
          style={{ ...place, ...size }}
          onPointerDown={drag.start}
          onPointerMove={(event) => {
            pointer.value = drag.move(event) ? undefined : placeIn(event);
          }}
          onPointerUp={(event) => {
            if (drag.end()) return;
            for (const row of rowsAt(attemptAt(placeIn(event)))) toggleSelected(model, row);
            commit();
          }}
          onPointerLeave={() => {
            pointer.value = undefined;
            model.hovered.value = undefined;
          }}
          onPointerCancel={drag.cancel}
          ref={drag.pad}
        />
        <TimelineKeys whole={whole} />
        {at !== undefined && pointed !== undefined && (
          <TextTip
            text={sayAttempt(attempts, pointed, rowsAt(pointed))}
            {...{ x: margin.left + at.x, y: margin.top + at.y, within: outer }}
          />
        )}
      </div>
      {merged > 0 && (
        <p class="small dim">
          {formatCount(merged)} of {formatCount(painted?.shown ?? 0)} shown attempts are narrower
          than a pixel. Each pixel shows the stage that takes most of its time. Zoom in to see the
          attempts.
        </p>
      )}
    </>
  );
}

function placeIn(event: PointerEvent): { x: number; y: number } {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
