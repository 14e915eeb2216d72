import { addDot, addLine, type Layer } from '../marks/layer.ts';
import { isDivergedClass } from './mark-classes.ts';

type Positions = { x: Float32Array; y: Float32Array };
type Options = { width: number; height: number; ratio: number; count: number };

/** Returns a function that adds the dots of trials. If `classes` are given, a diverged trial is a tick at the lower edge. */
export function createPointAdder(
  { x, y }: Positions,
  classes: Uint8Array | undefined,
  { width, height, ratio, count }: Options,
) {
  const radius = ratio * (count > 20_000 ? 1 : count > 2_000 ? 1.5 : count > 400 ? 2.25 : 3);
  return (layer: Layer, rows: readonly number[], times: 1 | -1): void => {
    const dot = { radius, times };
    const tick = { thickness: 1.5 * ratio, count: times };
    for (const row of rows) {
      const across = (x[row] as number) * width;
      if (classes !== undefined && isDivergedClass(classes[row] as number)) {
        addLine(layer, across, height - 6 * ratio, across, height, tick);
      } else addDot(layer, across, (1 - (y[row] as number)) * height, dot);
    }
  };
}
