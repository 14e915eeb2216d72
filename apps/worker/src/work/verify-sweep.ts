// Verifies an ended sweep: computes the choices of its search, the verdicts of its pruning rule, and the training of a sample of trials again, and
// compares them with what is stored. Nothing is written but the record of the operation.
import {
  type Check,
  isAdaptive,
  parseTrialId,
  type SweepSpec,
  trialId,
  type Verification,
  type WorkOptions,
} from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { countTrials } from '@sweepq/plan';
import type { StoredSweep, Work } from '@sweepq/store';
import { addDiffering, noCheck } from './checks.ts';
import { compareTraining } from './compare-training.ts';
import { drawSample } from './draw-sample.ts';
import { type EndedOutcomes, readEndedOutcomes } from './ended-outcomes.ts';
import { verifyChoices } from './verify-choices.ts';
import { verifyVerdicts } from './verify-verdicts.ts';
import type { WorkDeps } from './work-deps.ts';
import { WorkHaltedError, type WorkStep } from './work-step.ts';

/** What was computed so far. A new worker continues with it. */
type Saved = {
  choices: Check;
  areVerdictsChecked: boolean;
  verdicts: Check;
  /** The number of trials of the sample that were trained. */
  trained: number;
  trainings: Check;
};

export async function verifySweep(
  deps: WorkDeps,
  work: Work,
  step: WorkStep,
): Promise<Verification> {
  const options = work.options as WorkOptions;
  const sweep = await deps.store.readSweep(work.sweepId);
  if (sweep === undefined) throw new WorkHaltedError('gone');
  const { spec } = sweep;
  const saved = (work.saved as Saved | undefined) ?? begin();
  const ended = await readEndedOutcomes(deps, spec);
  const sample = drawSample(trialsWithResult(ended), options);
  const parts = partsOf(sweep, sample.length);
  const total = parts.choices + parts.verdicts + parts.trainings;
  const next = () => {
    const { choices, verdicts, trained } = saved;
    return step.next({ done: choices.checked + verdicts.checked + trained, total }, saved);
  };

  await next();
  if (isAdaptive(spec.search)) {
    for (let from = saved.choices.checked; from < parts.choices; from = saved.choices.checked) {
      await verifyChoices(deps, sweep, { ended, from, check: saved.choices });
      await next();
    }
  }
  if (spec.pruning !== null && !saved.areVerdictsChecked) {
    await verifyVerdicts(deps, sweep, { ended, check: saved.verdicts });
    saved.areVerdictsChecked = true;
    await next();
  }
  for (const index of sample.slice(saved.trained)) {
    await verifyTraining(deps, spec, { index, check: saved.trainings, signal: step.signal });
    saved.trained += 1;
    await next();
  }
  const { choices, verdicts, trainings } = saved;
  const differing = choices.differing + verdicts.differing + trainings.differing;
  return { choices, verdicts, trainings, agrees: differing === 0 };
}

const begin = (): Saved => ({
  ...{ choices: noCheck(), areVerdictsChecked: false, verdicts: noCheck() },
  ...{ trained: 0, trainings: noCheck() },
});

/** Returns the number of checks of each part. */
function partsOf({ spec }: StoredSweep, sample: number) {
  const trials = countTrials(spec);
  return {
    choices: isAdaptive(spec.search) ? trials : 0,
    verdicts: spec.pruning === null ? 0 : trials,
    trainings: sample,
  };
}

/** Returns the trials whose stored result follows from their training alone. */
const trialsWithResult = ({ statuses }: EndedOutcomes): number[] =>
  statuses.flatMap((status, trial) =>
    status === 'completed' || status === 'pruned' || status === 'diverged' ? [trial] : [],
  );

type OfTraining = { index: number; check: Check; signal: AbortSignal };

async function verifyTraining(
  deps: WorkDeps,
  spec: SweepSpec,
  { index, check, signal }: OfTraining,
): Promise<void> {
  const [trial] = await deps.store.readTrials(spec, [index]);
  if (trial === undefined || parseTrialId(trial.id) === undefined) return;
  if (trial.engine !== engineVersion) {
    check.skipped += 1;
    return;
  }
  const differences = await compareTraining(deps, spec, { trial, index, signal });
  check.checked += 1;
  if (differences.length > 0) {
    addDiffering(check, { trialId: trialId(spec.id, index), differences });
  }
}
