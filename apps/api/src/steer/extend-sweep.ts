import { countAdded, parseExtension } from '@sweepq/plan';
import type { StoredSweep } from '@sweepq/store';
import type { Lend } from '../heavy/create-heavy.ts';
import { parseExtensionOf } from '../submit/parse-space.ts';
import { assertReopens } from './assert-reopens.ts';
import { reopenSweep } from './reopen-sweep.ts';
import type { SteerDeps } from './steer.ts';

/** Extends a sweep that has ended: its trials keep their ids, and what is added follows them. */
export async function extendSweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  body: unknown,
  lend: Lend,
): Promise<void> {
  assertReopens(sweep);
  const { spec } = sweep;
  const extension = parseExtension(await parseExtensionOf(spec, body, lend));
  await reopenSweep(deps, sweep, { added: { extension, trials: countAdded(spec, extension) } });
}
