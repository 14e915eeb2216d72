// Draws the views. Trials outside the filter lie below, in grey, and change only with the data, so that their layer is kept while a
// brush moves.
import { positionsOf } from '../columns/axis.ts';
import { createLayer, type Layer } from '../marks/layer.ts';
import { drawLayers, type PaintedLayer, type Picture } from '../marks/picture.ts';
import { createCurveAdder } from './add-curves.ts';
import { createParallelAdder } from './add-parallel.ts';
import { createPointAdder } from './add-points.ts';
import { type AddRows, createClassLayers } from './class-layers.ts';
import { colourOf, drawingOrder, isPrunedClass } from './mark-classes.ts';
import type { Palette, PictureRequest } from './protocol.ts';
import type { SweepData } from './sweep-data.ts';

/** Above this number of trials, lines are a density, and a pixel is two pixels of the screen wide. */
const sparse = 3_000;

export function createViewDrawer(data: SweepData, request: PictureRequest) {
  const isDense = request.kind !== 'points' && data.table().count > sparse;
  const width = Math.max(1, Math.round((request.width * request.ratio) / (isDense ? 2 : 1)));
  const height = Math.max(1, Math.round(request.height * request.ratio));
  const layers = createClassLayers({ width, height });
  let context: Layer | undefined;
  let known = data.revision();
  let adder: Adder = createAdder(data, request, { width, height });

  /** Removes the marks of changed trials, and makes the new marks known. Undefined: all trials have changed. */
  function adoptChanges(changed: ReadonlySet<number> | undefined): void {
    if (changed === undefined) {
      layers.clear();
      context = undefined;
      adder = createAdder(data, request, { width, height });
      return;
    }
    const rows = [...changed];
    layers.remove(rows, adder.add);
    if (context !== undefined) adder.add(context, rows, -1);
    if (adder.forget === undefined) adder = createAdder(data, request, { width, height });
    else adder.forget(rows);
    if (context !== undefined) adder.add(context, rows, 1);
  }

  return {
    request,
    draw(palette: Palette): Picture {
      const revision = data.revision();
      if (known !== revision) {
        adoptChanges(data.changedSince(known));
        known = revision;
      }
      layers.show(data.passing(), data.classes(), adder.add);
      const painted: PaintedLayer[] = drawingOrder.flatMap((code) => {
        const own = layers.layerOf(code);
        if (own === undefined) return [];
        const setBack = isPrunedClass(code) ? setBackOf(request) : 1;
        const opacity = setBack * opacityOf(request, own.rows);
        return [{ layer: own.layer, colour: colourOf(palette, code), opacity }];
      });
      if (data.isFiltered()) {
        context ??= addAll(data, { width, height }, adder.add);
        painted.unshift({ layer: context, colour: palette.context, opacity: 0.6 });
      }
      return drawLayers({ width, height }, painted);
    },
  };
}

export type ViewDrawer = ReturnType<typeof createViewDrawer>;

type Adder = {
  /** Adds or removes marks as the trials were when the adder was created. */
  add: AddRows;
  /** Makes the adder read trials again. Without it, a new adder is created after a change. */
  forget?: (rows: readonly number[]) => void;
};

function createAdder(
  data: SweepData,
  request: PictureRequest,
  size: { width: number; height: number },
): Adder {
  const table = data.table();
  const { ratio } = request;
  switch (request.kind) {
    case 'curves':
      return createCurveAdder(data.curves, (row) => isPrunedClass(data.classes()[row] ?? 0), {
        ...{ request, size },
      });
    case 'parallel':
      return createParallelAdder(table, request.axes, { ...size, thickness: ratio });
    case 'points': {
      const positions = { x: positionsOf(table, request.x), y: positionsOf(table, request.y) };
      const { hasTicks } = request;
      const options = { ...size, ratio, hasTicks, count: table.count };
      return { add: createPointAdder(positions, data.classes(), options) };
    }
  }
}

/** The marks of all trials, for those outside the filter. */
function addAll(
  data: SweepData,
  { width, height }: { width: number; height: number },
  add: AddRows,
): Layer {
  const layer = createLayer(width, height);
  const rows = Array.from({ length: data.table().count }, (_, row) => row);
  add(layer, rows, 1);
  return layer;
}

/** Pruned trials are more transparent than the others. Their dots are also smaller. */
const setBackOf = ({ kind }: PictureRequest) => (kind === 'points' ? 0.7 : 0.45);

/** Many marks are more transparent, so that dense places differ from others. */
function opacityOf(request: PictureRequest, count: number): number {
  const plain = request.kind === 'points' ? 0.9 : 0.75;
  return Math.max(0.08, plain / Math.max(1, Math.sqrt(count / 150)));
}
