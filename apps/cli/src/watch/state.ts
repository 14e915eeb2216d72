// What is known of a sweep that is watched: what it was at the start, moved on by each event.
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
  /** In the order in which they were first heard of. */
  runs: Map<string, RunInProgress>;
  /** Why nothing is heard at the moment; undefined while the connection stands. */
  away: string | undefined;
};

/** Shows how far a sweep has come, as often as it is told. */
export type View = {
  show(state: WatchState): void;
  /** Shows it for the last time. */
  stop(state: WatchState): void;
};

/** `title` is that of the best trial so far. */
export function createState(sweep: Sweep, title: string): WatchState {
  const { id, status, counts } = sweep;
  const name = sweep.name === null ? null : printable(sweep.name);
  const { metric } = sweep.objective;
  const best = leaderOf(sweep.best, metric, title);
  const { total, completed, failed, diverged, cancelled } = counts;
  const ended = { completed, failed, diverged, cancelled };
  return { id, name, metric, status, total, ended, best, runs: new Map(), away: undefined };
}

/** `title` is that of the run, or of the trial, which the event is about. */
export function applyEvent(state: WatchState, event: SnapshotEvent | SweepEvent, title = ''): void {
  switch (event.type) {
    case 'snapshot':
      startAnew(state, event, title);
      return;
    case 'sweep':
      state.status = event.status;
      // Its runs were stopped with it, without an event for each.
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

/** The first event, and one after a time away for which events are no longer kept. */
function startAnew(state: WatchState, { sweep }: SnapshotEvent, title: string): void {
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
