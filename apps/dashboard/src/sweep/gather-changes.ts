import type { Metrics } from '@sweepq/client';
import { measures } from '@sweepq/view';
import type { RowChange } from '../columns/apply-changes.ts';
import type { LiveChanges } from '../scenes/protocol.ts';
import type { LiveEvent } from '../service/live-event.ts';

/** The number at the end of the id of a trial or run. */
export const numberOf = (id: string): number => Number(/-[rt](\d+)$/.exec(id)?.[1] ?? Number.NaN);

const splits = ['train', 'validation', 'test'] as const;

/** The cells of the metrics of a trial. Null removes a value. */
function metricCells(metrics: Metrics | null): RowChange['cells'] {
  const cells = splits.flatMap((split) =>
    measures.map((measure) => [`metrics.${split}.${measure}`, metrics?.[split]?.[measure] ?? null]),
  );
  const deviations = measures.map((measure) => [
    `metrics.validation.std.${measure}`,
    metrics?.validation?.std?.[measure] ?? null,
  ]);
  return Object.fromEntries([...cells, ...deviations]);
}

/** The events of one commit arrive within this time. */
const burstMs = 20;

/**
 * Gathers the changes of live events, and calls `show` with them. `rungs` returns the iteration counts of the rungs.
 *
 * - The first change after a pause is shown after 20 ms.
 * - The next call of `show` begins at least `everyMs` after the last one, and has all changes since. With 200 ms, 1 000 events a second
 *   cause 5 calls.
 * - It also begins at least half of the duration of the last call after its end, because the same machine often trains the trials.
 */
export function gatherChanges(
  everyMs: number,
  show: (changes: LiveChanges) => Promise<void>,
  rungs: () => readonly number[] = () => [],
) {
  let gathered: LiveChanges = { changes: [], live: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isShowing = false;
  let nextAt = Number.NEGATIVE_INFINITY;
  let showing: Promise<void> = Promise.resolve();
  let isStopped = false;
  /** Calls of `settled` that wait for the next call of `show`. */
  let nextWaiters: (() => void)[] = [];
  const plan = () => {
    if (isShowing || isStopped || isEmpty(gathered)) return;
    timer ??= setTimeout(flush, Math.max(burstMs, nextAt - performance.now()));
  };
  const flush = async () => {
    timer = undefined;
    const ready = gathered;
    gathered = { changes: [], live: [] };
    const shownWaiters = nextWaiters;
    nextWaiters = [];
    isShowing = true;
    const begunAt = performance.now();
    showing = show(ready);
    await showing;
    isShowing = false;
    for (const resolve of shownWaiters) resolve();
    const endedAt = performance.now();
    nextAt = Math.max(begunAt + everyMs, endedAt + (endedAt - begunAt) / 2);
    plan();
  };
  return {
    add(event: LiveEvent): void {
      if (addTo(gathered, event, rungs())) plan();
    },
    /** Resolves when all changes before this call are shown. Later changes do not delay it. */
    settled(): Promise<void> {
      if (isEmpty(gathered)) return showing;
      return new Promise((resolve) => nextWaiters.push(resolve));
    },
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

const isEmpty = ({ changes, live }: LiveChanges) => changes.length + live.length === 0;

/** Returns whether the event changes a trial. */
function addTo(
  { changes, live }: LiveChanges,
  event: LiveEvent,
  rungs: readonly number[],
): boolean {
  const { id: at, type, data } = event;
  switch (type) {
    case 'trial.ended':
    case 'trial.updated': {
      const hasEnded = type === 'trial.ended';
      const { status, metrics, rung } = data;
      const cells = {
        status,
        // A trial that waits at a rung has no result yet.
        ...metricCells(hasEnded ? metrics : null),
        finishedAt: hasEnded ? Date.parse(event.timestamp) : null,
        ...(rung !== null && { rung }),
        ...(rung !== null && hasEnded && { stoppedIteration: rungs[rung] ?? null }),
      };
      changes.push({ row: numberOf(data.trialId), cells, at });
      return true;
    }
    case 'run.updated':
      if (data.status !== 'queued' && data.status !== 'running') return false;
      changes.push({ run: numberOf(data.runId), status: data.status, at });
      return true;
    case 'run.progress':
      changes.push({ run: numberOf(data.runId), status: 'running', at });
      live.push({ run: numberOf(data.runId), points: data.points });
      return true;
    default:
      return false;
  }
}

/** When the first of the changed trials ended. Undefined if none has. */
export function endOf({ changes }: LiveChanges): number | undefined {
  const ends = changes
    .map((change) => ('cells' in change ? change.cells.finishedAt : undefined))
    .filter((at) => typeof at === 'number');
  return ends.length === 0 ? undefined : Math.min(...ends);
}
