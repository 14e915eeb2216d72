import { formatNumberOf } from '@sweepq/view';
import { ChartPanel } from '../charts/chart-panel.tsx';
import type { ViewModel } from '../charts/view-model.ts';
import { Button } from '../parts/button.tsx';
import { commit } from '../url/address.ts';
import { AttemptTable } from './attempt-table.tsx';
import { type Attempts, extentOf } from './attempts.ts';
import { spanState } from './span-state.ts';
import { StageTable } from './stage-table.tsx';
import { TimelinePlot } from './timeline-plot.tsx';
import { useAttempts } from './use-attempts.ts';
import { useRuns } from './use-runs.ts';
import { useVisible } from './use-visible.ts';
import { scale } from './zoom.ts';
import '../styles/timeline.css';

/** When each attempt at a run was queued, prepared, trained and reported, with a row for each thread of each worker. */
export function TimelinePanel({ model }: { model: ViewModel }) {
  const { element, isVisible } = useVisible();
  const read = useAttempts(model, isVisible);
  const runs = useRuns(model, isVisible);
  const isEmpty = read?.attempts.count === 0;
  return (
    <div class="c12" ref={element}>
      <ChartPanel
        title="Timeline"
        note={read && !isEmpty && sayWhat(read.attempts)}
        tools={read && !isEmpty && <ZoomButtons whole={lengthOf(read.attempts, read.now)} />}
        table={() => read && <AttemptTable attempts={read.attempts} runs={runs} />}
      >
        {read === undefined ? (
          <p class="empty">Reading the attempts …</p>
        ) : isEmpty ? (
          <p class="empty">{sayEmpty(model)}</p>
        ) : (
          <>
            <TimelinePlot model={model} read={read} runs={runs} />
            <StageTable attempts={read.attempts} runs={runs} />
          </>
        )}
      </ChartPanel>
    </div>
  );
}

const lengthOf = (attempts: Attempts, now: number) => {
  const [from, to] = extentOf(attempts, now);
  return to - from;
};

function sayWhat({ count, lanes }: Attempts): string {
  const workers = new Set(lanes.map(({ workerId }) => workerId)).size;
  const threads = lanes.filter(({ thread }) => thread !== null).length;
  return `${formatNumberOf(count, 'attempt')} on ${formatNumberOf(threads, 'thread')} of ${formatNumberOf(workers, 'worker')}; drag, or Ctrl and wheel: zoom`;
}

function sayEmpty({ facts }: ViewModel): string {
  const { statuses = {}, count = 0 } = facts.value ?? {};
  const open = (statuses.queued ?? 0) + (statuses.running ?? 0);
  return open === count
    ? 'A bar appears for each run that a worker takes.'
    : 'No attempt is known. The results were reused, or an earlier version of the workers, which kept no attempts, trained the runs.';
}

function ZoomButtons({ whole }: { whole: number }) {
  const span = spanState.value;
  const zoom = (factor: number) => () => {
    spanState.value = scale(span, factor, 0.5, whole);
    commit();
  };
  return (
    <>
      <Button kind="quiet" small aria-label="Zoom in the timeline" onClick={zoom(0.5)}>
        +
      </Button>
      <Button
        kind="quiet"
        small
        aria-label="Zoom out of the timeline"
        disabled={span === undefined}
        onClick={zoom(2)}
      >
        −
      </Button>
      <Button
        kind="quiet"
        small
        disabled={span === undefined}
        onClick={() => {
          spanState.value = undefined;
          commit();
        }}
      >
        Whole time
      </Button>
    </>
  );
}
