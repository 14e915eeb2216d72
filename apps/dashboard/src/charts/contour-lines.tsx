import type { Cell } from '../columns/bins.ts';
import { contoursOf } from './contours-of.ts';
import { formatTick } from './ticks.ts';

type LinesProps = {
  cells: readonly Cell[];
  columns: number;
  lines: number;
  width: number;
  height: number;
  metric: string;
};

/** Contours over the heat map, each with its value. */
export function ContourLines({ cells, columns, lines, width, height, metric }: LinesProps) {
  const contours = contoursOf(cells, { columns, lines });
  const [w, h] = [width / columns, height / lines];
  if (contours.lines.length === 0) {
    return (
      <text class="dim halo" x={width / 2} y={height / 2} text-anchor="middle">
        no contour: it needs 2 × 2 neighbouring cells with different medians
      </text>
    );
  }
  const place = ([x, y]: readonly [number, number]) =>
    `${(x * w).toFixed(1)} ${(y * h).toFixed(1)}`;
  return (
    <>
      <clipPath id="contour-squares">
        {contours.squares.map(([x, y]) => (
          <rect key={`${x} ${y}`} x={x * w} y={y * h} width={w} height={h} />
        ))}
      </clipPath>
      <g clip-path="url(#contour-squares)">
        {contours.lines.map(({ value, rings }) => {
          const path = rings.map((ring) => `M${ring.map(place).join('L')}Z`).join('');
          return (
            <g key={value}>
              <path class="contourhalo" d={path} />
              <path class="contour" d={path} />
            </g>
          );
        })}
      </g>
      {contours.lines.map(({ value, label: [x, y] }) => (
        <text key={value} class="strong halo" x={x * w} y={y * h + 4} text-anchor="middle">
          {formatTick(metric, value)}
        </text>
      ))}
    </>
  );
}
