import {
  countCombined,
  countTrials,
  measureExpansion,
  type ParsedExtensionRequest,
  type ParsedSweepRequest,
  type Searched,
} from '@sweepq/plan';
import type { Lend } from '../heavy/create-heavy.ts';
import { acceptBody } from '../http/parse-request.ts';
import { checkExtensionBody, checkSweepBody } from './check-bodies.ts';

/** Up to this result of `measureExpansion`, which 12 000 values of most ranges have, the event loop expands the ranges. This takes 2 ms mostly, and at most 15 ms. */
const mostExpansion = 1_000;

/** Up to this number of trials, the event loop compares the trials of spaces and extensions: this takes 3 ms, and at most 15 ms. */
const fewTrials = 1_000;

/** Parses the body of `POST /v1/sweeps`. Throws a problem that names the invalid fields. */
export async function parseSweepBody(body: unknown, lend: Lend): Promise<ParsedSweepRequest> {
  if (isShort(body) && !comparesMany(body)) return acceptBody(checkSweepBody(body));
  return acceptBody(await lend((run) => run('checkSweepBody', body)));
}

/** Parses the body of `POST /v1/sweeps/:id/extend`. Throws a problem that names the invalid fields. */
export async function parseExtensionBody(
  { space, search, planVersion, axes, extensions }: Searched,
  body: unknown,
  lend: Lend,
): Promise<ParsedExtensionRequest> {
  const searched = { space, search, planVersion, axes, extensions };
  const trials = countTrials(searched) + countCombined(spaceOf(body));
  if (isShort(body) && trials <= fewTrials) {
    return acceptBody(checkExtensionBody({ searched, body }));
  }
  return acceptBody(await lend((run) => run('checkExtensionBody', { searched, body })));
}

const isShort = (body: unknown): boolean => measureExpansion(spaceOf(body)) <= mostExpansion;

/** A sample of several spaces may need all different trials of the spaces. */
const comparesMany = (body: unknown): boolean =>
  Array.isArray(spaceOf(body)) && countCombined(spaceOf(body)) > fewTrials && hasSearch(body);

const hasSearch = (body: unknown): boolean =>
  (body as { search?: { strategy?: unknown } | null }).search?.strategy !== 'grid';

const spaceOf = (body: unknown): unknown => (body as { space?: unknown } | null | undefined)?.space;
