import { type SweepSpec, scoreOf } from '@sweepq/contract';
import { dependsOnOutcomes } from '@sweepq/plan';
import { type Outcomes, standing } from '../search/searcher.ts';

/**
 * Returns the completed trial with the lowest number that reaches the target. Undefined if there is none, and for a sweep whose trials do
 * not depend on outcomes: the commit that reaches its target ends it.
 */
export function findReaching(spec: SweepSpec, { standings, values }: Outcomes): number | undefined {
  const target = spec.stop?.target;
  if (target === undefined || !dependsOnOutcomes(spec)) return undefined;
  const most = scoreOf(target, spec.objective);
  const reaching = standings.findIndex(
    (stands, trial) =>
      stands === standing.completed && scoreOf(values[trial] as number, spec.objective) <= most,
  );
  return reaching === -1 ? undefined : reaching;
}
