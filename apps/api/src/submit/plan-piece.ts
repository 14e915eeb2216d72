import type { SweepSpec } from '@sweepq/contract';
import { countRuns, planRun, trajectoryOf } from '@sweepq/plan';
import type { CachedTrajectory } from '@sweepq/store';
import { internSpec } from '../heavy/intern-spec.ts';
import { type ModelSetup, setupOf } from './model-setup.ts';

export type PieceOfPlan = { spec: SweepSpec; engine: number; from: number; count: number };

/** A run with the keys under which its results are cached. */
export type RunInPiece = CachedTrajectory & { setup: ModelSetup };

/** Plans at most `count` runs from run `from` on. This function is also a task of a thread. */
export function planPiece({ spec: sent, engine, from, count }: PieceOfPlan): RunInPiece[] {
  const spec = internSpec(sent);
  const length = Math.max(0, Math.min(count, countRuns(spec) - from));
  return Array.from({ length }, (_, k) => {
    const { hyperparameters, readings } = planRun(spec, from + k);
    const trajectory = trajectoryOf({ ...spec, hyperparameters, engine });
    return { trajectory, readings: [...readings], setup: setupOf(hyperparameters) };
  });
}
