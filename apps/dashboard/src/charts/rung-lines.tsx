import { formatCount } from '@sweepq/view';
import { type Axis, positionOf } from '../columns/axis.ts';

type RungLinesProps = { rungs: readonly number[]; axis: Axis; width: number; height: number };

/** The least distance of two labels, in pixels. */
const labelRoom = 32;

/** A faint line at the iteration count of each rung, with the count above it. The last rung is the end of the axis. */
export function RungLines({ rungs, axis, width, height }: RungLinesProps) {
  let labelEnd = Number.NEGATIVE_INFINITY;
  return (
    <>
      {rungs.slice(0, -1).map((iterations) => {
        const x = positionOf(axis, iterations) * width;
        if (!(x >= 0 && x <= width)) return null;
        const hasLabel = x - labelEnd >= labelRoom;
        if (hasLabel) labelEnd = x;
        return (
          <g key={iterations}>
            <line class="rung" x1={x} x2={x} y1={0} y2={height} />
            {hasLabel && (
              <text class="dim" x={x} y={-3} text-anchor="middle">
                {formatCount(iterations)}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
