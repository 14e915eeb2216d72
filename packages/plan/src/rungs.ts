import { listSpaces, type Pruning, type Space, type Spaces } from '@sweepq/contract';
import { isRange } from './axis-values.ts';

type Pruned = { space: Spaces; pruning?: Pruning | null | undefined };

/**
 * Returns the iteration counts at which the trials of a sweep are compared, ascending: r, r η, r η², … below the iteration count of the
 * space, and this iteration count itself. Several spaces have the same iteration count. Undefined for a sweep without pruning.
 */
export function rungsOf({ space, pruning }: Pruned): readonly number[] | undefined {
  if (pruning == null) return undefined;
  const { iterations } = listSpaces(space)[0] as Space;
  const [last] = isRange(iterations) ? [iterations.max] : iterations;
  if (last === undefined) throw new RangeError('Expected a space with one iteration count.');
  const rungs: number[] = [];
  for (let rung = pruning.minIterations; rung < last; rung *= pruning.eta) rungs.push(rung);
  return [...rungs, last];
}
