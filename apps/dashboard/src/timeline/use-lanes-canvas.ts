import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { followTheme } from '../styles/follow-theme.ts';
import { drawLanes, type LaneSize, readLaneColours } from './draw-lanes.ts';
import type { Painted } from './paint-lanes.ts';

/** Returns a reference for a canvas, and draws the lanes in it after each change of the lanes or the theme. */
export function useLanesCanvas(painted: Painted | undefined, size: LaneSize) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useSignal<readonly string[]>([]);
  useEffect(
    () =>
      followTheme(() => {
        colours.value = readLaneColours();
      }),
    [],
  );
  const shown = colours.value;
  useEffect(() => {
    if (painted === undefined || canvas.current === null || shown.length === 0) return;
    drawLanes(canvas.current, painted, size, shown);
  }, [painted, size.laneHeight, shown]);
  return canvas;
}
