import { parseTrialId } from '@sweepq/contract';
import { planTrial } from '@sweepq/plan';
import { notFound } from '../problems/problem.ts';
import { findSweep, type SweepSource } from './sweep-view.ts';

/**
 * Returns a trial, the spec of its sweep, its index in the plan and the index of its run. Throws a problem if there is no
 * such trial.
 */
export async function findTrial(source: SweepSource, id: string) {
  const parsed = parseTrialId(id);
  if (parsed === undefined) throw notFound(`There is no trial \`${id}\`.`);
  const { spec } = await findSweep(source, parsed.sweepId);
  const [trial] = await source.store.readTrials(spec, [parsed.index]);
  if (trial === undefined) throw notFound(`There is no trial \`${id}\`.`);
  const { run } = planTrial(spec, parsed.index);
  return { spec, trial, index: parsed.index, run };
}
