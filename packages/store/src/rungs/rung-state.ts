import { type RunState, type SweepEvent, type TrialOutcome, trialId } from '@sweepq/contract';
import { eventsKept } from '../context.ts';
import type { Reached } from '../runs/commit.ts';
import { encodeFoldStates } from '../runs/run-state.ts';
import type { RunRef } from '../runs/runs.ts';
import { encodeStanding } from '../trials/standings.ts';
import { bytesOfEntry, encodeValue, offsetOf } from './rungs.ts';

/** The state of a run at a rung below its last one. A run of a sweep with pruning has one trial. */
export type RungState = RunRef & {
  trial: number;
  rung: { index: number; count: number };
  /** The metric of the objective. */
  value: number;
  /** The outcome of the trial if it is pruned at this rung. */
  held: TrialOutcome;
  iteration: number;
  cost: number;
  reached: Reached;
  /** The hash and the number of rises of the curve, the engine, and the time in the thread. */
  ofRun: Pick<RunState, 'curveSha256' | 'costRises' | 'engine'> &
    Partial<Pick<RunState, 'seconds'>>;
  /** The states of the folds that are copied from another run. */
  folds?: RunState['folds'];
};

/** Returns the arguments of `includes/rung.lua` and of the record of the run, without the model and the curve. */
export function argsOfRung(state: RungState) {
  const { sweepId, run, trial, rung, held, value, reached } = state;
  const id = trialId(sweepId, trial);
  const { metrics } = held;
  const patch = {
    iteration: state.iteration,
    // JSON in Lua keeps only 14 digits of a number, so a cost is sent as text.
    cost: String(state.cost),
    reached: JSON.stringify(reached),
    ...state.ofRun,
    ...(state.folds && { folds: encodeFoldStates(state.folds) }),
  };
  return {
    ...{ sweepId, eventsKept, run, trial },
    rung: rung.index,
    entryBytes: bytesOfEntry(rung.count),
    valueAt: offsetOf(rung.index),
    value: encodeValue({ value, cost: reached.metrics.trainCost }),
    held: JSON.stringify(held),
    standing: encodeStanding(held),
    heldEvent: eventOf({ type: 'trial', id, status: 'pruned', metrics, rung: rung.index }),
    event: eventOf({ type: 'trial', id, status: 'queued', metrics, rung: rung.index }),
    patch: JSON.stringify(patch),
  };
}

const eventOf = (event: SweepEvent) => JSON.stringify(event);
