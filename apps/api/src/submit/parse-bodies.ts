import {
  countExpanded,
  type ParsedExtensionRequest,
  type ParsedSweepRequest,
  type Searched,
} from '@sweepq/plan';
import type { Lend } from '../heavy/create-heavy.ts';
import { acceptBody } from '../http/parse-request.ts';
import { checkExtensionBody, checkSweepBody } from './check-bodies.ts';

/** Up to this number of values, the event loop expands the ranges: this takes 4 ms, and at most 15 ms. */
const fewValues = 1_000;

/** Parses the body of `POST /v1/sweeps`. Throws a problem that names the invalid fields. */
export async function parseSweepBody(body: unknown, lend: Lend): Promise<ParsedSweepRequest> {
  if (hasFewValues(body)) return acceptBody(checkSweepBody(body));
  return acceptBody(await lend((run) => run('checkSweepBody', body)));
}

/** Parses the body of `POST /v1/sweeps/:id/extend`. Throws a problem that names the invalid fields. */
export async function parseExtensionBody(
  { space, search, planVersion, axes, extensions }: Searched,
  body: unknown,
  lend: Lend,
): Promise<ParsedExtensionRequest> {
  const searched = { space, search, planVersion, axes, extensions };
  if (hasFewValues(body)) return acceptBody(checkExtensionBody({ searched, body }));
  return acceptBody(await lend((run) => run('checkExtensionBody', { searched, body })));
}

const hasFewValues = (body: unknown): boolean =>
  countExpanded((body as { space?: unknown } | null | undefined)?.space) <= fewValues;
