// Parses the body of `POST /v1/sweeps/:id/extend`: checks it against the limits of a plan, and returns the extension.

import {
  type AdaptiveSearch,
  defaultSearch,
  type Extension,
  extensionRequest,
  isAdaptive,
  isAdaptiveStrategy,
  maxAdaptiveTrials,
  maxTrials,
  parseSearch,
  planVersionOf,
} from '@sweepq/contract';
import type { z } from 'zod';
import { countOwnTrials } from '../own-runs.ts';
import { countTrials, type Searched } from '../plan.ts';
import { plannedTrialsOf } from '../planned-trials.ts';
import { assertSearchable } from './assert-searchable.ts';
import { expandSpaces, keepRanges, parseSpaces } from './expand-space.ts';

/** The schema of the body. Its output has lists in place of ranges with a step or a count. */
export const plannedExtensionRequest = extensionRequest
  .superRefine(({ space, search }, context) => {
    if (space != null) assertSearchable({ space, search }, context);
    if (search != null && isAdaptiveStrategy(search.strategy)) {
      context.addIssue({
        code: 'custom',
        path: ['search', 'strategy'],
        message:
          'to be grid, random or sobol, because the trials of an extension do not learn from outcomes',
        params: { got: `\`${search.strategy}\`` },
      });
    }
  })
  .transform(({ space, ...request }) => ({
    ...request,
    ...(space != null && { space: expandSpaces(space), ...keepRanges(space) }),
  }));
export type ParsedExtensionRequest = z.output<typeof plannedExtensionRequest>;

/** The number is limited because every reader of a sweep reads all its extensions. */
const maxExtensions = 1000;

/**
 * The schema of the body for this sweep. The extension must add at least one trial, and must not exceed the limit of
 * trials.
 */
export const extensionRequestTo = (searched: Searched) =>
  plannedExtensionRequest.superRefine((request, context) =>
    assertExtendable(searched, request, context),
  );

function assertExtendable(
  searched: Searched,
  request: ParsedExtensionRequest,
  context: z.RefinementCtx,
): void {
  // An invalid body cannot be planned.
  if (context.issues.length > 0) return;
  const { extensions = [] } = searched;
  const extension = parseExtension(request);
  const name = 'space' in extension ? 'space' : 'trials' in extension ? 'trials' : 'iterations';
  const path = [name];
  const refuse = (message: string, got: string) =>
    context.addIssue({ code: 'custom', path, message, params: { got } });
  if (extensions.length >= maxExtensions) {
    refuse(`to be among the first ${maxExtensions} extensions of the sweep`, 'one more');
    return;
  }
  if (isAdaptive(searched.search)) {
    assertMoreTrials(searched, searched.search, extension, refuse);
    return;
  }
  if ('trials' in extension) {
    const { strategy } = searched.search;
    refuse(
      `to be left out for a sweep with the strategy ${strategy}; another \`space\` adds trials to it`,
      `\`${extension.trials}\``,
    );
    return;
  }
  // Combinations that the sweep already has count here, because they are planned, too.
  const asked = countAsked(searched, [...extensions, extension]);
  if (asked > maxTrials) {
    refuse(
      `to have at most ${maxTrials} trials together with all earlier spaces, where a trial of two spaces counts twice`,
      `${asked}`,
    );
    return;
  }
  const trials = countTrials({ ...searched, extensions: [...extensions, extension] });
  if (trials > maxTrials) {
    refuse(`to leave the sweep with at most ${maxTrials} trials`, `${trials}`);
    return;
  }
  if (trials > countTrials(searched)) return;
  if ('space' in extension) {
    refuse('to have a combination that the sweep does not have yet', 'none');
    return;
  }
  const { iterations } = extension;
  refuse('to be a count at which a combination of the sweep has no trial yet', `\`${iterations}\``);
}

/** An adaptive search takes more trials only, and has a limit of its own. */
function assertMoreTrials(
  { extensions = [] }: Searched,
  search: AdaptiveSearch,
  extension: Extension,
  refuse: (message: string, got: string) => void,
): void {
  if (!('trials' in extension)) {
    refuse(
      `to be left out for a sweep with the strategy ${search.strategy}, which is extended by \`trials\``,
      'another kind of extension',
    );
    return;
  }
  const trials = plannedTrialsOf({ search, extensions: [...extensions, extension] });
  if (trials <= maxAdaptiveTrials) return;
  refuse(`to leave the search with at most ${maxAdaptiveTrials} trials`, `${trials}`);
}

/** Counts the trials of all spaces. A trial that occurs in two spaces counts twice. */
function countAsked(searched: Searched, extensions: readonly Extension[]): number {
  return extensions
    .filter((extension) => 'space' in extension)
    .reduce((sum, added) => sum + countOwnTrials(added), countOwnTrials(searched));
}

/** Returns the extension of a body that passed `plannedExtensionRequest`. */
export function parseExtension(request: ParsedExtensionRequest): Extension {
  const { iterations, trials, space, ranges } = request;
  if (space !== undefined) {
    const search = request.search ? parseSearch(request.search) : defaultSearch;
    const planned = parseSpaces(space);
    return {
      space: planned,
      ...(ranges !== undefined && { ranges }),
      search,
      planVersion: planVersionOf({ space: planned, search }),
    };
  }
  if (trials != null) return { trials };
  // The schema guarantees one of the three.
  return { iterations: iterations as number };
}
