import { countAdded, extensionRequestTo, parseExtension, type StoredSweep } from '@sweepq/queue';
import { parseRequest } from '../http/parse-request.ts';
import { assertReopens } from './assert-reopens.ts';
import { reopenSweep } from './reopen-sweep.ts';
import type { SteerDeps } from './steer.ts';

/** Extends a sweep that has ended: its trials keep their ids, and what is added follows them. */
export async function extendSweep(
  deps: SteerDeps,
  sweep: StoredSweep,
  body: unknown,
): Promise<void> {
  assertReopens(sweep);
  const { spec } = sweep;
  const extension = parseExtension(parseRequest(extensionRequestTo(spec), body));
  await reopenSweep(deps, sweep, { added: { extension, trials: countAdded(spec, extension) } });
}
