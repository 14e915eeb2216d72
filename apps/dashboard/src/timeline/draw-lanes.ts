import { readColours } from '../styles/read-colours.ts';
import { outside, type Painted } from './paint-lanes.ts';
import { looks, shownStages } from './stages.ts';

/** The sizes in device pixels. */
export type LaneSize = { width: number; lanes: number; laneHeight: number; gap: number };

/** Reads the colours of the theme: one for each stage, and the one of attempts outside the filter. */
export const readLaneColours = (): string[] =>
  readColours([...shownStages.map((stage) => looks[stage].colour), '--context']).map(
    (rgb) => `rgb(${rgb.join(' ')})`,
  );

/** Draws the lanes in colours of `readLaneColours`. A pixel without an attempt that passes the filter is grey. */
export function drawLanes(
  canvas: HTMLCanvasElement,
  { codes }: Painted,
  { width, lanes, laneHeight, gap }: LaneSize,
  colours: readonly string[],
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  canvas.width = width;
  canvas.height = lanes * laneHeight;
  for (let lane = 0; lane < lanes; lane += 1) {
    const bottom = (lane + 1) * laneHeight - gap;
    for (let x = 0; x < width; ) {
      const code = codes[lane * width + x] as number;
      let end = x + 1;
      while (end < width && codes[lane * width + end] === code) end += 1;
      const stage = shownStages[(code % outside) - 1];
      if (stage !== undefined) {
        const height = Math.max(1, Math.round((laneHeight - gap) * looks[stage].height));
        const colour = code > outside ? shownStages.length : shownStages.indexOf(stage);
        context.fillStyle = colours[colour] ?? '';
        context.fillRect(x, bottom - height, end - x, height);
      }
      x = end;
    }
  }
  canvas.dataset.drawn = 'true';
}
