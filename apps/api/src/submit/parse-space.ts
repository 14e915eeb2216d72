import {
  countListed,
  type ParsedExtensionRequest,
  type ParsedSweepRequest,
  type Searched,
} from '@sweepq/plan';
import type { Lend } from '../heavy/create-heavy.ts';
import { acceptChecked } from '../http/parse-request.ts';
import { checkExtension, checkSweep } from './check-space.ts';

/** The event loop lists this number of values in at most 15 ms, and usually in 4 ms. */
const fewValues = 1_000;

/** The body of `POST /v1/sweeps`, or a problem that names every bad field. */
export async function parseSweep(body: unknown, lend: Lend): Promise<ParsedSweepRequest> {
  if (hasFewValues(body)) return acceptChecked(checkSweep(body));
  return acceptChecked(await lend((run) => run('checkSweep', body)));
}

/** The body of `POST /v1/sweeps/:id/extend`, or a problem that names every bad field. */
export async function parseExtensionOf(
  { space, search, planVersion, axes, extensions }: Searched,
  body: unknown,
  lend: Lend,
): Promise<ParsedExtensionRequest> {
  const searched = { space, search, planVersion, axes, extensions };
  if (hasFewValues(body)) return acceptChecked(checkExtension({ searched, body }));
  return acceptChecked(await lend((run) => run('checkExtension', { searched, body })));
}

const hasFewValues = (body: unknown): boolean =>
  countListed((body as { space?: unknown } | null | undefined)?.space) <= fewValues;
