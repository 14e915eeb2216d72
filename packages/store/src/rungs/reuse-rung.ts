import { foldsFrom } from '../cache/cached-results.ts';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import type { RunRef } from '../runs/runs.ts';
import { argsOfRung, type RungState } from './rung-state.ts';

/** The state of a run at a rung below its last one, from the cached result of another run. Redis copies its model and its curve. */
export type RungReuse = RungState & {
  /** The trial that has the result. */
  source: { sweepId: string; trial: number; run: number };
  /** The encoded cost curve, or the run whose curve is copied. */
  curve?: Uint8Array | undefined;
  curveOf?: RunRef | undefined;
  /** The generation of the sweep when the run was planned. If the sweep has another one now, nothing is committed. */
  generation: number;
};

/**
 * Commits the cached result of another run at a rung. Returns whether the run has a value at the rung now. Otherwise it must be trained: the
 * cached result was deleted, the run trains already, or the sweep was halted or has another generation.
 */
export async function reuseRung(
  { redis, keys }: StoreContext,
  { source, generation, curve, curveOf, ...state }: RungReuse,
): Promise<boolean> {
  const answer = await scripts.reuseRung(redis, keys.inScripts(state.sweepId), {
    ...argsOfRung(state),
    ...foldsFrom(keys, state.folds, [{ source }]),
    generation,
    model: `${keys.ofSweep(source.sweepId).models} ${source.trial}`,
    curve: curve ?? '',
    curveOf: curveOf ? `${keys.ofSweep(curveOf.sweepId).curves} ${curveOf.run}` : '',
  });
  return answer !== 'gone';
}
