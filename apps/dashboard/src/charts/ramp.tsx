import { formatMetric, labelOf } from '@sweepq/view';
import type { Facts } from '../scenes/protocol.ts';
import type { ViewModel } from './view-model.ts';

const steps = 9;

/** Returns the class of the colour of a value: `f0` to `f8`, or `fb` at or below the baseline. */
export function stepOf({ ramp }: Facts, value: number): string {
  if (ramp === undefined) return 'fb';
  const share = ramp.from === ramp.to ? 1 : (value - ramp.from) / (ramp.to - ramp.from);
  return share > 0 ? `f${Math.min(steps - 1, Math.floor(share * steps))}` : 'fb';
}

/** The key of the colours, for all charts. */
export function RampKey({ model }: { model: ViewModel }) {
  const facts = model.facts.value;
  const { metric, baseline } = model.ranking.value;
  if (facts?.best === undefined) return null;
  const { ramp } = facts;
  if (ramp === undefined) {
    return (
      <span class="key">
        {labelOf(metric)}
        <Grey>no trial is better than the baseline</Grey>
      </span>
    );
  }
  return (
    <span class="key">
      {labelOf(metric)}
      <span class="ramp">
        {formatMetric(metric, ramp.from)}
        <svg aria-hidden="true">
          {Array.from({ length: steps }, (_, k) => (
            <rect
              key={`f${k}`}
              class={`f${k}`}
              x={`${(k * 100) / steps}%`}
              width="11.4%"
              height="100%"
            />
          ))}
        </svg>
        {formatMetric(metric, ramp.to)}
      </span>
      {baseline === ramp.from && <Grey>not better than the baseline</Grey>}
      {(facts.statuses.pruned ?? 0) > 0 && (
        <span class="grey">
          <svg width="12" height="8" aria-hidden="true">
            <circle class="seg-pruned" cx="6" cy="4" r="2.5" />
          </svg>
          pruned
        </span>
      )}
    </span>
  );
}

const Grey = ({ children }: { children: string }) => (
  <span class="grey">
    <svg width="12" height="8" aria-hidden="true">
      <rect class="fb" width="12" height="8" rx="2" />
    </svg>
    {children}
  </span>
);
