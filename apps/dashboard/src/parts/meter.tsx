import { formatCount } from '@sweepq/view';

/** The statuses in the order of the segments: ended trials first, then open ones. */
const order = [
  'completed',
  'pruned',
  'diverged',
  'failed',
  'cancelled',
  'running',
  'queued',
] as const;

type MeterProps = {
  /** The number of trials by status. */
  counts: Readonly<Record<string, number>>;
  /** The number of trials of the whole bar. Default: their sum. */
  of?: number;
  height?: number;
};

/** One bar with a segment for each status. */
export function Meter({ counts, of = 0, height = 8 }: MeterProps) {
  const shown = order.filter((status) => (counts[status] ?? 0) > 0);
  const total = Math.max(
    of,
    shown.reduce((sum, status) => sum + (counts[status] ?? 0), 0),
  );
  let before = 0;
  const words = shown.map((status) => `${formatCount(counts[status] ?? 0)} ${status}`).join(', ');
  return (
    <svg class="barsvg" role="img" aria-label={words || 'no trials'} width="100%" height={height}>
      <title>{words || 'no trials'}</title>
      {shown.map((status) => {
        const share = (counts[status] ?? 0) / total;
        const x = before;
        before += share;
        return (
          <rect
            key={status}
            class={`seg-${status}`}
            x={`${x * 100}%`}
            width={`${share * 100}%`}
            height="100%"
          />
        );
      })}
    </svg>
  );
}
