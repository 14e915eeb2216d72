import { formatShare, type Interval } from '@sweepq/view';

type IntervalChartProps = { value: number; interval: Interval; baseline: number | undefined };

/** An accuracy with its 95 % interval on one line with the baseline. */
export function IntervalChart({ value, interval: { low, high }, baseline }: IntervalChartProps) {
  const ends = [low, high, ...(baseline === undefined ? [] : [baseline])];
  const from = Math.max(0, Math.min(...ends) - 0.05);
  const to = Math.min(1, Math.max(...ends) + 0.05);
  const at = (share: number) => `${((share - from) / (to - from)) * 100}%`;
  const interval = `${formatShare(low)} – ${formatShare(high)}`;
  return (
    <div class="interval">
      {baseline !== undefined && (
        <svg class="interval-top" aria-hidden="true">
          <text
            class="dim"
            x={at(baseline)}
            y={12}
            text-anchor={baseline - from > (to - from) / 2 ? 'end' : 'start'}
          >
            majority baseline {formatShare(baseline)}
          </text>
        </svg>
      )}
      <svg
        class="interval-line"
        role="img"
        aria-label={`${formatShare(value)}, 95 % interval ${interval}${baseline === undefined ? '' : `, majority baseline ${formatShare(baseline)}`}.`}
      >
        <line class="axis" x1="0" x2="100%" y1="50%" y2="50%" />
        <rect
          class="intbar"
          x={at(low)}
          width={`${((high - low) / (to - from)) * 100}%`}
          y={6}
          height={8}
          rx={2}
        />
        {baseline !== undefined && (
          <line class="baseline" x1={at(baseline)} x2={at(baseline)} y1={1} y2={19} />
        )}
        <circle class="bestdot" cx={at(value)} cy="50%" r={6} />
      </svg>
      <p class="small dim">95 % interval {interval}</p>
    </div>
  );
}
