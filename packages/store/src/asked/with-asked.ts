import { isAdaptive } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import type { StoredSweep } from '../sweeps/stored-sweep.ts';
import { readAsked } from './asked.ts';

/** Returns a sweep with the trials that its search has chosen, if the search is adaptive. */
export async function withAsked<Sweep extends Pick<StoredSweep, 'spec' | 'asked'>>(
  context: StoreContext,
  sweep: Sweep,
): Promise<Sweep> {
  const { spec, asked } = sweep;
  if (!isAdaptive(spec.search)) return sweep;
  return { ...sweep, spec: { ...spec, asked: await readAsked(context, spec.id, asked) } };
}
