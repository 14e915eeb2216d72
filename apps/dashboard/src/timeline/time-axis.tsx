import { timeTicks } from './time-ticks.ts';

type TimeAxisProps = { from: number; to: number; width: number; height: number };

/** Grid lines and ticks of the time since the first moment, in ms. */
export const TimeAxis = ({ from, to, width, height }: TimeAxisProps) => (
  <g>
    {timeTicks(from, to, Math.max(3, Math.floor(width / 96))).map(({ value, text }) => {
      const x = ((value - from) / (to - from)) * width;
      return (
        <g key={value}>
          <line class="grid-line" x1={x} x2={x} y1={0} y2={height} />
          <text class="dim" x={x} y={height + 16} text-anchor="middle">
            {text}
          </text>
        </g>
      );
    })}
    <text class="title" x={width} y={height + 32} text-anchor="end">
      time since the first run was queued
    </text>
  </g>
);
