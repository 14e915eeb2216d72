// The state of a watched sweep. It starts with a snapshot, and each event updates it.
import type { SnapshotEvent, Sweep, SweepEvent } from '@sweepq/client';
import { printable } from '../show/printable.ts';

export type RunInProgress = {
  id: string;
  title: string;
  iteration: number;
  iterations: number;
  cost: number | null;
};

export type Metric = Sweep['objective']['metric'];
export type Leader = { id: string; metric: Metric; value: number; title: string };

export type WatchState = {
  id: string;
  name: string | null;
  metric: Metric;
  status: Sweep['status'];
  total: number;
  ended: { completed: number; failed: number; diverged: number; cancelled: number };
  best: Leader | undefined;
  /** Runs in progress, in the order of their first event. */
  runs: Map<string, RunInProgress>;
  /** A message while the connection is lost; otherwise undefined. */
  away: string | undefined;
};

/** Shows the progress of a sweep. */
export type View = {
  show(state: WatchState): void;
  /** Shows the final state. */
  stop(state: WatchState): void;
};

/** Creates the state of a sweep. `title` is the title of its best trial. */
export function createState(sweep: Sweep, title: string): WatchState {
  const { id, status, counts } = sweep;
  const name = sweep.name === null ? null : printable(sweep.name);
  const { metric } = sweep.objective;
  const best = leaderOf(sweep.best, metric, title);
  const { total, completed, failed, diverged, cancelled } = counts;
  const ended = { completed, failed, diverged, cancelled };
  return { id, name, metric, status, total, ended, best, runs: new Map(), away: undefined };
}

/** Updates the state with an event. `title` is the title of the run or the trial of the event. */
export function applyEvent(state: WatchState, event: SnapshotEvent | SweepEvent, title = ''): void {
  switch (event.type) {
    case 'snapshot':
      reset(state, event, title);
      return;
    case 'sweep':
      state.status = event.status;
      // Runs that stop with their sweep send no events.
      if (event.status !== 'running') state.runs.clear();
      return;
    case 'run':
      if (event.status !== 'running') state.runs.delete(event.id);
      return;
    case 'trial':
      state.ended[event.status] += 1;
      return;
    case 'best': {
      const { id, metric, value } = event;
      state.best = { id, metric, value, title };
      return;
    }
    case 'progress': {
      const { runId, iteration, iterations, cost } = event;
      state.runs.set(runId, { id: runId, title, iteration, iterations, cost });
      return;
    }
  }
}

/** Resets the state to a snapshot. The API sends a snapshot at the start, and after a gap whose events it no longer has. */
function reset(state: WatchState, { sweep }: SnapshotEvent, title: string): void {
  const { total, completed, failed, diverged, cancelled } = sweep.counts;
  state.status = sweep.status;
  state.total = total;
  state.ended = { completed, failed, diverged, cancelled };
  state.runs.clear();
  state.best = leaderOf(sweep.best, state.metric, title);
}

function leaderOf(trial: Sweep['best'], metric: Metric, title: string): Leader | undefined {
  const value = trial?.metrics?.[metric];
  return trial === null || value === undefined ? undefined : { id: trial.id, metric, value, title };
}
