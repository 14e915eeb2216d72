import type { ViewModel } from '../charts/view-model.ts';
import { type Attempts, endOf } from './attempts.ts';
import type { Runs } from './use-runs.ts';

type MarkedProps = {
  model: ViewModel;
  attempts: Attempts;
  now: number;
  runs: Runs;
  shown: { from: number; to: number };
  width: number;
  laneHeight: number;
};

/** The narrowest mark, in pixels. */
const narrowest = 3;

/** The frames of the attempts at the runs of the selected trials, and of the trial under the pointer. */
export function MarkedAttempts({ model, attempts, now, runs, ...size }: MarkedProps) {
  const { shown, width, laneHeight } = size;
  const hovered = model.hovered.value;
  const kinds = new Map(model.selected.value.map((row) => [runs.runOf(row), 'selected']));
  if (hovered !== undefined) {
    const run = runs.runOf(hovered);
    kinds.set(run, kinds.has(run) ? 'selected hovered' : 'hovered');
  }
  if (kinds.size === 0) return null;
  const perMs = width / (shown.to - shown.from);
  return (
    <g>
      {[...attempts.run.keys()].flatMap((k) => {
        const kind = kinds.get(attempts.run[k]);
        const left = ((attempts.startedAt[k] as number) - shown.from) * perMs;
        const right = (endOf(attempts, k, now) - shown.from) * perMs;
        if (kind === undefined || right < 0 || left > width) return [];
        const from = Math.max(0, left);
        return [
          <rect
            key={k}
            class={`framed ${kind}`}
            x={from - 1}
            y={(attempts.lane[k] as number) * laneHeight}
            width={Math.max(narrowest, Math.min(width, right) - from + 2)}
            height={laneHeight}
          />,
        ];
      })}
    </g>
  );
}
