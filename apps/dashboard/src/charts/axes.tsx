import { labelOf } from '@sweepq/view';
import { type Axis, positionOf } from '../columns/axis.ts';
import { ticksOf } from './ticks.ts';

type SizeProps = { width: number; height: number };

type AxisProps = SizeProps & {
  axis: Axis;
  title?: string;
  /** Whether cells cover the plot, so that it needs no grid. */
  isPlain?: boolean;
};

/** Grid lines and ticks of a horizontal axis, and its title at the right end. */
export function AxisX({ axis, width, height, title, isPlain = false }: AxisProps) {
  const ticks = ticksOf(axis, Math.max(2, Math.floor(width / 72)));
  const name = title ?? labelOf(axis.column);
  return (
    <g>
      {ticks.map(({ value, text }) => {
        const x = positionOf(axis, value) * width;
        return (
          <g key={value}>
            {!isPlain && <line class="grid-line" x1={x} x2={x} y1={0} y2={height} />}
            <text class="dim" x={x} y={height + 16} text-anchor="middle">
              {text}
            </text>
          </g>
        );
      })}
      <text class="title" x={width} y={height + 32} text-anchor="end">
        {name}
        {axis.scale === 'log' ? ', log' : ''}
      </text>
    </g>
  );
}

/** Grid lines and ticks of a vertical axis. */
export function AxisY({ axis, width, height, title, isPlain = false }: AxisProps) {
  const ticks = ticksOf(axis, Math.max(2, Math.floor(height / 36)));
  return (
    <g>
      {ticks.map(({ value, text }) => {
        const y = (1 - positionOf(axis, value)) * height;
        return (
          <g key={value}>
            {!isPlain && <line class="grid-line" x1={0} x2={width} y1={y} y2={y} />}
            <text class="dim" x={-8} y={y + 4} text-anchor="end">
              {text}
            </text>
          </g>
        );
      })}
      {title !== undefined && (
        <text class="title" x={-36} y={-10}>
          {title}
        </text>
      )}
    </g>
  );
}

type BoxProps = SizeProps & {
  x: readonly [number, number] | undefined;
  y: readonly [number, number] | undefined;
};

/** The brushed part of a plot. Without a brush in one direction, it has the whole width or height. */
export function BrushBox({ x, y, width, height }: BoxProps) {
  if (x === undefined && y === undefined) return null;
  const [left, right] = x ?? [0, 1];
  const [low, high] = y ?? [0, 1];
  return (
    <rect
      class="brush"
      x={left * width}
      width={(right - left) * width}
      y={(1 - high) * height}
      height={(high - low) * height}
    />
  );
}
