// Audits the pruning of an ended sweep: trains a sample of pruned trials to the end, each from its last checkpoint, and compares them with the
// completed trials. Nothing is written but the record of the operation.
import {
  type Audit,
  type AuditedTrial,
  foldsOf,
  mostNamed,
  type SweepSpec,
  scoreOf,
  trialId,
  type WorkOptions,
} from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { countTrials, planRun, refitOf, rungsOf, trajectoryOf } from '@sweepq/plan';
import type { Work } from '@sweepq/store';
import { metricsOf } from '../run/outcomes.ts';
import { drawSample } from './draw-sample.ts';
import { type EndedOutcomes, readEndedOutcomes } from './ended-outcomes.ts';
import { trainAgain } from './train-again.ts';
import type { WorkDeps } from './work-deps.ts';
import { WorkHaltedError, type WorkStep } from './work-step.ts';

/** A trial that was trained to the end. `value`: null if it diverged. */
type Audited = { trial: number; value: number | null; trained: number };
/** What was computed so far. A new worker continues with it. */
type Saved = { next: number; skipped: number; audited: Audited[] };

export async function auditPruning(deps: WorkDeps, work: Work, step: WorkStep): Promise<Audit> {
  const sweep = await deps.store.readSweep(work.sweepId);
  if (sweep === undefined) throw new WorkHaltedError('gone');
  const { spec } = sweep;
  const ended = await readEndedOutcomes(deps, spec);
  const pruned = ended.statuses.flatMap((status, trial) => (status === 'pruned' ? [trial] : []));
  const sample = drawSample(pruned, work.options as WorkOptions);
  const saved = (work.saved as Saved | undefined) ?? { next: 0, skipped: 0, audited: [] };
  const next = () => step.next({ done: saved.next, total: sample.length }, saved);

  await next();
  for (const trial of sample.slice(saved.next)) {
    const audited = await trainOn(deps, spec, { trial, signal: step.signal });
    if (audited === undefined) saved.skipped += 1;
    else saved.audited.push(audited);
    saved.next += 1;
    await next();
  }
  return summarise(spec, { ended, pruned, saved });
}

/** Trains a pruned trial to the end, from its furthest checkpoint. Undefined for a trial of another version of the engine. */
async function trainOn(
  deps: WorkDeps,
  spec: SweepSpec,
  { trial, signal }: { trial: number; signal: AbortSignal },
): Promise<Audited | undefined> {
  const [stored] = await deps.store.readTrials(spec, [trial]);
  const iterations = rungsOf(spec)?.at(-1);
  if (stored?.engine !== engineVersion || iterations === undefined) return undefined;
  const { hyperparameters } = planRun(spec, trial);
  const of = { ...spec, hyperparameters, engine: engineVersion };
  // The pruned trial has an outcome. A trial beyond the plan has none, so a checkpoint is found for it.
  const readings = [{ trial: countTrials(spec), iterations }];
  const run = { sweepId: spec.id, run: trial, readings, reuse: true };
  const { checkpoint } = await deps.store.readCheckpoint(run, trajectoryOf(refitOf(of)));
  const folds = foldsOf(spec.validation)?.folds ?? 0;
  const saved = await deps.store.readFolds({ ...run, folds }, trajectoryOf(of));
  const training = { hyperparameters, iterations, from: checkpoint, saved, signal };
  const { end, reading } = await trainAgain(deps, spec, training);
  const value =
    end.status === 'diverged' || reading === undefined
      ? undefined
      : metricsOf(reading)[spec.objective.metric];
  return { trial, value: value ?? null, trained: end.trained };
}

type Results = { ended: EndedOutcomes; pruned: readonly number[]; saved: Saved };

function summarise(spec: SweepSpec, { ended, pruned, saved }: Results): Audit {
  const { outcomes, statuses } = ended;
  const named = (trial: number, value: number) => ({ trialId: trialId(spec.id, trial), value });
  const scoreOfTrial = ({ value }: AuditedTrial) => scoreOf(value, spec.objective);
  // `sort` is stable, so equal values keep the order of the trials.
  const bestFirst = (trials: AuditedTrial[]) =>
    trials.sort((a, b) => scoreOfTrial(a) - scoreOfTrial(b));
  const completed = bestFirst(
    statuses.flatMap((status, trial) => {
      const value = outcomes.values[trial] ?? Number.NaN;
      return status === 'completed' && !Number.isNaN(value) ? [named(trial, value)] : [];
    }),
  );
  const audited = bestFirst(
    saved.audited.flatMap(({ trial, value }) => (value === null ? [] : [named(trial, value)])),
  );
  const best = completed[0] ?? null;
  const worst = completed.at(-1) ?? null;
  const bestAudited = audited[0] ?? null;
  const better = (than: AuditedTrial | null) =>
    than === null ? [] : audited.filter((each) => scoreOfTrial(each) < scoreOfTrial(than));
  const wrong = better(best);
  return {
    ...{ prunedTrials: pruned.length, audited: saved.audited.length, skipped: saved.skipped },
    diverged: saved.audited.length - audited.length,
    ...{ beatingBest: wrong.length, beatingWorst: better(worst).length },
    ...{ best, worst, bestAudited },
    regret: best && bestAudited && Math.max(0, scoreOfTrial(best) - scoreOfTrial(bestAudited)),
    savedIterations: savedBy(spec, ended, pruned),
    trainedIterations: saved.audited.reduce((sum, { trained }) => sum + trained, 0),
    wrong: wrong.slice(0, mostNamed),
  };
}

/** Returns the number of iterations from the last rung of each pruned trial to the end. */
function savedBy(spec: SweepSpec, { outcomes }: EndedOutcomes, pruned: readonly number[]): number {
  const rungs = rungsOf(spec) ?? [];
  const last = rungs.at(-1) ?? 0;
  return pruned.reduce((sum, trial) => {
    const reached = rungs[(outcomes.rungs?.counts[trial] ?? 0) - 1] ?? 0;
    return sum + last - reached;
  }, 0);
}
