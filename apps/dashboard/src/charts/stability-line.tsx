import type { EdgePoint } from '@sweepq/view';
import { type Axis, positionOf } from '../columns/axis.ts';

type LineProps = {
  points: readonly EdgePoint[];
  x: Axis;
  y: Axis;
  width: number;
  height: number;
  /** The height of a cell. */
  line: number;
};

/** The stability edge over the heat map. Only a map of the learning rate by the iterations has it. */
export function StabilityLine({ points, x, y, width, height, line }: LineProps) {
  const edge = placeEdge(points, x, y);
  if (edge.length === 0) return null;
  const places = edge.flatMap(({ across, up }) => {
    const [left, top] = [across * width, (1 - up) * height];
    // The edge of a single iteration count is as high as its cells.
    return edge.length === 1
      ? [`${left} ${top + line / 2}`, `${left} ${top - line / 2}`]
      : [`${left} ${top}`];
  });
  const path = `M${places.join('L')}`;
  return (
    <>
      <path class="edgehalo" d={path} />
      <path class="edge" d={path} />
      <text class="div" x={width} y={-10} text-anchor="end">
        stability edge
      </text>
    </>
  );
}

function placeEdge(points: readonly EdgePoint[], x: Axis, y: Axis) {
  if (x.column !== 'params.learningRate' || y.column !== 'params.iterations') return [];
  return points
    .map(({ edge, iterations }) => ({ across: rateAt(x, edge), up: positionOf(y, iterations) }))
    .filter(({ across, up }) => across >= 0 && across <= 1 && !Number.isNaN(up));
}

/** The position of a rate that may lie between the few rates of an axis of words. */
function rateAt(x: Axis, rate: number): number {
  if (x.scale !== 'words') return positionOf(x, rate);
  const rates = x.words.map(Number);
  const above = rates.findIndex((each) => each >= rate);
  if (above <= 0) return above === 0 ? positionOf(x, rates[0] as number) : Number.NaN;
  const [low, high] = [rates[above - 1] as number, rates[above] as number];
  const share = Math.log(rate / low) / Math.log(high / low);
  return (above - 0.5 + share) / rates.length;
}
