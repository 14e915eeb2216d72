import { type Axis, positionOf } from '../columns/axis.ts';
import { addDot, addLine, type Layer } from '../marks/layer.ts';
import type { CurveStore } from './curve-store.ts';

type Request = { x: Axis; y: Axis; ratio: number };
type Size = { width: number; height: number };
/** A curve in pixels. `hasDot`: its trial is pruned, so its end has a dot. */
type Drawn = { pixels: Float32Array; hasDot: boolean };

/**
 * Creates the adder of cost curves. The points in pixels are kept until `forget`, because a brush draws the curves many times, and
 * because a curve must be removed as it was drawn. The first iteration is 1. A cost beyond the axis is drawn just outside the picture.
 */
export function createCurveAdder(
  curves: CurveStore,
  isPruned: (row: number) => boolean,
  { request: { x, y, ratio }, size }: { request: Request; size: Size },
) {
  const drawn = new Map<number, Drawn>();
  const toPixels = (row: number): Float32Array => {
    const { iterations = [], costs = [] } = curves.get(row) ?? {};
    const pixels = new Float32Array(2 * iterations.length);
    for (let k = 0; k < iterations.length; k += 1) {
      const up = positionOf(y, costs[k] as number);
      pixels[2 * k] = positionOf(x, (iterations[k] as number) + 1) * size.width;
      // A cost that is not finite is above every axis.
      const shown = Number.isNaN(up) ? 1.05 : Math.min(1.05, Math.max(-0.05, up));
      pixels[2 * k + 1] = (1 - shown) * size.height;
    }
    return pixels;
  };
  const add = (layer: Layer, rows: readonly number[], times: 1 | -1): void => {
    const line = { thickness: ratio, count: times };
    const dot = { radius: 2 * ratio, times };
    for (const row of rows) {
      const curve = drawn.get(row) ?? { pixels: toPixels(row), hasDot: isPruned(row) };
      drawn.set(row, curve);
      const { pixels, hasDot } = curve;
      for (let k = 2; k < pixels.length; k += 2) {
        addLine(
          layer,
          pixels[k - 2] as number,
          pixels[k - 1] as number,
          pixels[k] as number,
          pixels[k + 1] as number,
          line,
        );
      }
      const last = pixels.length - 2;
      if (hasDot && last >= 0)
        addDot(layer, pixels[last] as number, pixels[last + 1] as number, dot);
    }
  };
  return {
    add,
    forget(rows: readonly number[]): void {
      for (const row of rows) drawn.delete(row);
    },
  };
}
