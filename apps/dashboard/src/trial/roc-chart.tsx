import type { Evaluation } from '@sweepq/client';

/** The colours of the categorical scale, except that of the best trial. The next five curves have the same colours dashed, all others dotted. */
const strokes = 5;
const dashes = ['', 'dashed', 'dotted'] as const;
const strokeOf = (k: number) =>
  `rocline roc${k % strokes} ${dashes[Math.min(Math.floor(k / strokes), dashes.length - 1)]}`;
const size = 200;
const [left, top] = [34, 8] as const;

type RocProps = Pick<Evaluation, 'roc' | 'classes'>;

/** The ROC curves of a split, with the diagonal of random scores. */
export function RocChart({ roc, classes }: RocProps) {
  const shown = roc.filter(({ points }) => points.length > 0);
  if (shown.length === 0) {
    return <p class="empty">There is no ROC curve: the split lacks a class.</p>;
  }
  const areaOf = (label: number) => classes[label]?.rocAuc?.toFixed(4) ?? '';
  const named = shown.map(({ label, class: name }) => `${name} ${areaOf(label)}`).join(', ');
  return (
    <figure class="roc">
      <svg
        viewBox={`0 0 ${left + size + 8} ${top + size + 34}`}
        role="img"
        aria-label={`ROC curve. Area below it: ${named}.`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line class="gridline" x1={xOf(0)} x2={xOf(1)} y1={yOf(tick)} y2={yOf(tick)} />
            <text class="tick" x={left - 5} y={yOf(tick) + 3.5} text-anchor="end">
              {tick}
            </text>
            <text class="tick" x={xOf(tick)} y={yOf(0) + 14} text-anchor="middle">
              {tick}
            </text>
          </g>
        ))}
        <line class="diagonal" x1={xOf(0)} y1={yOf(0)} x2={xOf(1)} y2={yOf(1)} />
        {shown.map(({ label, class: name, points }, k) => (
          <polyline
            class={strokeOf(k)}
            key={label}
            points={points.map(({ fpr, tpr }) => `${round(xOf(fpr))},${round(yOf(tpr))}`).join(' ')}
          >
            <title>{name}</title>
          </polyline>
        ))}
        <text class="tick" x={xOf(0.5)} y={yOf(0) + 29} text-anchor="middle">
          false positive rate
        </text>
        <text
          class="tick"
          x={0}
          y={0}
          text-anchor="middle"
          transform={`translate(9 ${yOf(0.5)}) rotate(-90)`}
        >
          true positive rate
        </text>
      </svg>
      <figcaption>
        {shown.map(({ label, class: name }, k) => (
          <span key={label}>
            <svg class="rockey" aria-hidden="true" viewBox="0 0 16 8">
              <line class={strokeOf(k)} x1="0" x2="16" y1="4" y2="4" />
            </svg>
            {name}, ROC AUC <b>{areaOf(label)}</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const ticks = [0, 0.5, 1];
const xOf = (rate: number) => left + rate * size;
const yOf = (rate: number) => top + (1 - rate) * size;
const round = (place: number) => Number(place.toFixed(2));
