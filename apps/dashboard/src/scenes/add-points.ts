import { addDot, addLine, type Layer } from '../marks/layer.ts';
import { isDivergedClass, isPrunedClass } from './mark-classes.ts';

type Positions = { x: Float32Array; y: Float32Array };
type Options = { width: number; height: number; ratio: number; hasTicks: boolean; count: number };

/** Returns a function that adds the dots of trials. With `hasTicks`, a diverged trial is a tick at the lower edge. A pruned trial has a smaller dot. */
export function createPointAdder(
  { x, y }: Positions,
  classes: Uint8Array,
  { width, height, ratio, hasTicks, count }: Options,
) {
  const radius = ratio * (count > 20_000 ? 1 : count > 2_000 ? 1.5 : count > 400 ? 2.25 : 3);
  return (layer: Layer, rows: readonly number[], times: 1 | -1): void => {
    const dot = { radius, times };
    const small = { radius: 0.7 * radius, times };
    const tick = { thickness: 1.5 * ratio, count: times };
    for (const row of rows) {
      const across = (x[row] as number) * width;
      const code = classes[row] as number;
      if (hasTicks && isDivergedClass(code)) {
        addLine(layer, across, height - 6 * ratio, across, height, tick);
      } else {
        const up = (1 - (y[row] as number)) * height;
        addDot(layer, across, up, isPrunedClass(code) ? small : dot);
      }
    }
  };
}
