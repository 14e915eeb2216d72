import type { Metrics } from '@sweepq/client';
import type { RowChange } from '../columns/apply-changes.ts';
import type { LivePoints, RunChange } from '../scenes/protocol.ts';
import type { LiveEvent } from '../service/live-event.ts';

export type Changes = { changes: RowChange[]; runs: RunChange[]; live: LivePoints[] };

/** The number at the end of the id of a trial or run. */
export const numberOf = (id: string): number => Number(/-[rt](\d+)$/.exec(id)?.[1] ?? Number.NaN);

/** The cells of the metrics of a trial. Null removes a value. */
const metricCells = (metrics: Metrics | null): RowChange['cells'] => ({
  'metrics.train.cost': metrics?.train.cost ?? null,
  'metrics.train.accuracy': metrics?.train.accuracy ?? null,
  'metrics.validation.cost': metrics?.validation?.cost ?? null,
  'metrics.validation.accuracy': metrics?.validation?.accuracy ?? null,
  'metrics.test.accuracy': metrics?.test.accuracy ?? null,
});

/**
 * Gathers the changes of live events, and hands them on every `everyMs`, so that 1000 events a second are 5 updates. While `show`
 * draws, later changes wait: if a drawing takes longer than `everyMs`, there are fewer drawings and no queue of them.
 */
export function gatherChanges(everyMs: number, show: (changes: Changes) => Promise<void>) {
  let gathered: Changes = { changes: [], runs: [], live: [] };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isShowing = false;
  let isStopped = false;
  const plan = () => {
    if (isShowing || isStopped || isEmpty(gathered)) return;
    timer ??= setTimeout(flush, everyMs);
  };
  const flush = async () => {
    timer = undefined;
    const ready = gathered;
    gathered = { changes: [], runs: [], live: [] };
    isShowing = true;
    await show(ready);
    isShowing = false;
    plan();
  };
  return {
    add(event: LiveEvent): void {
      if (addTo(gathered, event)) plan();
    },
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

const isEmpty = ({ changes, runs, live }: Changes) =>
  changes.length + runs.length + live.length === 0;

/** Returns whether the event changes a trial. */
function addTo({ changes, runs, live }: Changes, { type, data, timestamp }: LiveEvent): boolean {
  switch (type) {
    case 'trial.ended':
    case 'trial.updated': {
      const finishedAt = type === 'trial.ended' ? Date.parse(timestamp) : null;
      const cells = { status: data.status, ...metricCells(data.metrics), finishedAt };
      changes.push({ row: numberOf(data.trialId), cells });
      return true;
    }
    case 'run.updated':
      if (data.status !== 'queued' && data.status !== 'running') return false;
      runs.push({ run: numberOf(data.runId), status: data.status });
      return true;
    case 'run.progress':
      runs.push({ run: numberOf(data.runId), status: 'running' });
      live.push({ run: numberOf(data.runId), points: data.points });
      return true;
    default:
      return false;
  }
}
