// Draws the views. Trials outside the filter lie below, in grey, and change only with the data, so that their picture is kept while
// a brush moves.
import { positionsOf } from '../columns/axis.ts';
import { hasBit } from '../columns/bitset.ts';
import { createLayer, type Layer } from '../marks/layer.ts';
import { createPicture, drawLayer, type Picture } from '../marks/picture.ts';
import { createCurveAdder } from './add-curves.ts';
import { createParallelAdder } from './add-parallel.ts';
import { createPointAdder } from './add-points.ts';
import { classCount, colourOf } from './mark-classes.ts';
import type { Palette, PictureRequest } from './protocol.ts';
import type { SweepData } from './sweep-data.ts';

/** Diverged trials lie below the others, because they fill charts. */
const drawingOrder = [classCount - 1, ...Array.from({ length: classCount - 1 }, (_, code) => code)];

/** Above this number of trials, lines are a density, and a pixel is two pixels of the screen wide. */
const sparse = 3_000;

/** Adds the marks of trials to a layer. */
type AddRows = (layer: Layer, rows: readonly number[]) => void;

export function createViewDrawer(data: SweepData, request: PictureRequest) {
  const isDense = request.kind !== 'points' && data.table().count > sparse;
  const width = Math.max(1, Math.round((request.width * request.ratio) / (isDense ? 2 : 1)));
  const height = Math.max(1, Math.round(request.height * request.ratio));
  const layer = createLayer(width, height);
  let context: Picture | undefined;
  let known = { revision: -1, palette: undefined as Palette | undefined };
  let add: AddRows = () => undefined;

  return {
    request,
    draw(palette: Palette): Picture {
      const revision = data.revision();
      if (known.revision !== revision || known.palette !== palette) {
        known = { revision, palette };
        add = addFunction(data, request, { width, height });
        context = undefined;
      }
      const picture = createPicture(width, height);
      const rows = rowsByClass(data);
      if (data.isFiltered()) {
        context ??= drawContext(data, layer, add, palette);
        picture.pixels.set(context.pixels);
      }
      for (const code of drawingOrder) {
        const ofClass = rows[code] ?? [];
        if (ofClass.length === 0) continue;
        add(layer, ofClass);
        drawLayer(picture, layer, colourOf(palette, code), opacityOf(request, ofClass.length));
      }
      return picture;
    },
  };
}

export type ViewDrawer = ReturnType<typeof createViewDrawer>;

function addFunction(
  data: SweepData,
  request: PictureRequest,
  size: { width: number; height: number },
): AddRows {
  const table = data.table();
  const { ratio } = request;
  switch (request.kind) {
    case 'curves':
      return createCurveAdder(data.curves, request, size);
    case 'parallel':
      return createParallelAdder(
        request.axes.map((axis) => positionsOf(table, axis)),
        { ...size, thickness: ratio },
      );
    case 'points': {
      const positions = { x: positionsOf(table, request.x), y: positionsOf(table, request.y) };
      const classes = request.hasTicks ? data.classes() : undefined;
      return createPointAdder(positions, classes, { ...size, ratio, count: table.count });
    }
  }
}

function drawContext(data: SweepData, layer: Layer, add: AddRows, palette: Palette): Picture {
  const picture = createPicture(layer.width, layer.height);
  add(
    layer,
    Array.from({ length: data.table().count }, (_, row) => row),
  );
  drawLayer(picture, layer, palette.context, 0.6);
  return picture;
}

function rowsByClass(data: SweepData): number[][] {
  const rows: number[][] = Array.from({ length: classCount }, () => []);
  const passing = data.passing();
  const classes = data.classes();
  for (let row = 0; row < classes.length; row += 1) {
    if (hasBit(passing, row)) rows[classes[row] as number]?.push(row);
  }
  return rows;
}

/** Many marks are thinner, so that where they are dense can be seen. */
function opacityOf(request: PictureRequest, count: number): number {
  const plain = request.kind === 'points' ? 0.9 : 0.75;
  return Math.max(0.08, plain / Math.max(1, Math.sqrt(count / 150)));
}
