import type { SweepSpec } from '@sweepq/contract';
import { planValues, type RunValues, runOf } from '@sweepq/plan';
import { handOver } from '@sweepq/threads';
import { internSpec } from '../heavy/intern-spec.ts';

/** The run of each trial, and the iteration of the run at which the curve of the trial ends. */
export type LocatedTrials = { runs: Uint32Array; iterations: Uint32Array };

/** A task of a thread: finds the runs of trials in the plan. */
export function locateTrials({ spec: sent, trials }: { spec: SweepSpec; trials: Uint32Array }) {
  const spec = internSpec(sent);
  const runs = trials.map((trial) => runOf(spec, trial));
  const iterations = new Uint32Array(trials.length);
  let known = -1;
  let readings: RunValues['readings'] = [];
  for (const [k, trial] of trials.entries()) {
    const run = runs[k] as number;
    // Trials of one run mostly follow each other.
    if (run !== known) [known, readings] = [run, planValues(spec, run).readings];
    iterations[k] = readings[trial - (readings[0]?.trial ?? 0)]?.iterations ?? 0;
  }
  return handOver<LocatedTrials>({ runs, iterations }, [runs, iterations]);
}
