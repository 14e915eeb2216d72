// The state of a watched sweep. It starts with the state at the start of the stream, and each event updates it.
import type { Event, Sweep } from '@sweepq/client';
import { metricAt } from '../show/metrics.ts';
import { printable } from '../show/printable.ts';

export type RunInProgress = {
  id: string;
  title: string;
  iteration: number;
  iterations: number;
  cost: number | null;
};

/** The path of a metric. */
type Metric = Sweep['spec']['objective']['metric'];
export type Leader = { id: string; metric: Metric; value: number; title: string };

export type WatchState = {
  id: string;
  name: string | null;
  metric: Metric;
  status: Sweep['status'];
  /** The number of trials that the sweep will have. */
  total: number;
  /** The number of trials that are known: an adaptive search chooses them one after the other. */
  chosen: number;
  /** The number of trials that have ended, by outcome. */
  ended: Readonly<Record<string, number>>;
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
  const { id, status } = sweep;
  const name = sweep.name === null ? null : printable(sweep.name);
  const { metric } = sweep.spec.objective;
  const best = leaderOf(sweep.best, metric, title);
  return { id, name, metric, status, ...countsOf(sweep), best, runs: new Map(), away: undefined };
}

/** Updates the state with an event. `title` is the title of the run or the trial of the event. */
export function applyEvent(state: WatchState, event: Event, title = ''): void {
  switch (event.type) {
    case 'stream.started':
      if (event.data.sweep !== null) reset(state, event.data.sweep, title);
      return;
    case 'sweep.updated':
    case 'sweep.ended':
      state.status = event.data.status;
      // Runs that stop with their sweep send no events.
      if (event.data.status !== 'running') state.runs.clear();
      return;
    case 'run.updated':
      if (event.data.status !== 'running') state.runs.delete(event.data.runId);
      return;
    case 'trial.ended':
      // The end of a sweep counts its open trials. Trials whose metrics are kept have their events later.
      if (!isEnded(state.status)) count(state, event.data.status, 1);
      return;
    case 'trial.updated':
      if (event.data.status === 'queued') queueTrial(state, event.data);
      return;
    case 'trial.best': {
      const { trialId: id, metric, value } = event.data;
      state.best = { id, metric, value, title };
      return;
    }
    case 'run.progress': {
      const { runId, iteration, iterations, cost, fold } = event.data;
      // An earlier API has no folds.
      const ofFold = fold == null ? title : `${title}, fold ${fold}`;
      state.runs.set(runId, { id: runId, title: ofFold, iteration, iterations, cost });
      return;
    }
  }
}

const isEnded = (status: Sweep['status']) =>
  status === 'completed' || status === 'failed' || status === 'cancelled';

/** Changes the number of trials that have ended with an outcome. */
function count(state: WatchState, outcome: string, by: number): void {
  state.ended = { ...state.ended, [outcome]: Math.max((state.ended[outcome] ?? 0) + by, 0) };
}

/** A trial was chosen, has reached a rung, or is opened again by a retry, which opens only failed trials. */
function queueTrial(
  state: WatchState,
  { trialId, metrics }: Extract<Event, { type: 'trial.updated' }>['data'],
): void {
  const index = Number(trialId.slice(trialId.lastIndexOf('t') + 1));
  if (index >= state.chosen) state.chosen = index + 1;
  else if (metrics === null) count(state, 'failed', -1);
}

type Snapshot = Pick<Sweep, 'status' | 'counts' | 'plannedTrials' | 'best'>;

/** Resets the state. The API sends the state of the sweep at the start, and after a gap whose events it no longer has. */
function reset(state: WatchState, sweep: Snapshot, title: string): void {
  state.status = sweep.status;
  Object.assign(state, countsOf(sweep));
  state.runs.clear();
  state.best = leaderOf(sweep.best, state.metric, title);
}

/** Returns the number of all trials, of those that are known, and of those that have ended. */
export function countsOf({ counts, plannedTrials }: Pick<Sweep, 'counts' | 'plannedTrials'>) {
  const { total: chosen, queued: _queued, running: _running, ...ended } = counts;
  return { total: plannedTrials, chosen, ended };
}

function leaderOf(trial: Sweep['best'], metric: Metric, title: string): Leader | undefined {
  const value = metricAt(trial?.metrics ?? null, metric);
  return trial === null || value === undefined ? undefined : { id: trial.id, metric, value, title };
}
