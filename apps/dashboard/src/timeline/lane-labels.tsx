import type { Lane } from './attempts.ts';

/** A few lanes are high enough for labels. Many lanes share the room. */
const [highest, lowest] = [20, 3];
const room = 420;
/** A label needs this height, in pixels. */
const labelHeight = 12;

/** Returns the height of a lane in pixels. */
export const laneHeightOf = (lanes: number): number =>
  Math.max(lowest, Math.min(highest, Math.floor(room / Math.max(1, lanes))));

type LabelsProps = { lanes: readonly Lane[]; laneHeight: number; width: number };

/** The worker and the thread of each lane. Low lanes have a label for each worker, if the lanes of the worker have room for it. */
export function LaneLabels({ lanes, laneHeight, width }: LabelsProps) {
  const isLow = laneHeight < labelHeight;
  return (
    <g>
      {lanes.map((lane, k) => {
        const isFirst = lanes[k - 1]?.workerId !== lane.workerId;
        const own = lanes.filter(({ workerId }) => workerId === lane.workerId).length;
        const hasLabel = isLow ? isFirst && own * laneHeight >= labelHeight : true;
        const y = k * laneHeight;
        return (
          <g key={`${lane.workerId} ${lane.thread}`}>
            {isFirst && k > 0 && <line class="axis" x1={-88} x2={width} y1={y} y2={y} />}
            {hasLabel && (
              <text
                class="dim"
                x={-8}
                y={y + (isLow ? labelHeight : laneHeight - 5)}
                text-anchor="end"
              >
                {isLow ? lane.workerId : textOf(lane)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

const textOf = ({ workerId, thread }: Lane) => `${workerId} · ${thread ?? '?'}`;
